import { savePlace } from '#device/drafts.ts'
import type { Place } from '#device/records.ts'
import { StorageFault } from '#device/storage-fault.ts'
import type { OpenDraft } from './open-draft.ts'

/** Keeps where the person is, to resume there. */
export async function rememberPlace({ device, draft }: OpenDraft, place: Place): Promise<void> {
  try {
    await savePlace(device, draft.id, place)
  } catch (error) {
    // A convenience: when the phone keeps nothing any more, the first answer says so.
    if (!(error instanceof StorageFault)) throw error
  }
}
