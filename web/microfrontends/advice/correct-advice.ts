import { findForm } from '#contract/forms/index.ts'
import { savePlace } from '#device/drafts.ts'
import type { Device } from '#device/database.ts'
import { correct } from '#device/outbox.ts'
import { changePath, screenPath, summary } from '#steps/way.ts'
import { wordFaults } from '#steps/word-faults.ts'

/**
 * Opens refused advice as a draft again. Returns the path to what the council did not take, or to the summary where it
 * named nothing. Rejects with a `StorageFault`.
 */
export async function correctAdvice(device: Device, seq: number): Promise<string> {
  const draft = await correct(device, seq)
  const form = findForm(draft.formId, draft.formVersion)
  const [first] = form ? wordFaults(form, draft.refusal?.faults ?? {}, draft.given) : []
  if (!first) return screenPath(draft.id, { id: summary, queue: [] })
  await savePlace(device, draft.id, first.place)
  return changePath(draft.id, first.place)
}
