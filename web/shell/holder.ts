import { Portal, type Practitioner } from '#contract/wire.ts'
import { openDevice, type Device } from '#device/database.ts'
import { purgeDeletedDrafts } from '#device/drafts.ts'
import { loadPortal, loadPractitioner, loadSession, savePortal } from '#device/practitioner.ts'
import { request } from '#device/request.ts'

/** So long a deleted draft can be brought back; then it goes at the next start. */
const undoable = 24 * 3_600_000

/** What the shell knows before it shows anything: whose portal this is, and who holds this phone. */
export interface Holder {
  portal: Portal
  practitioner?: Practitioner
  /** That practitioner's database on this phone. */
  device?: Device
  /** Must sign in again before anything is sent; what is on the phone stays open. */
  isEnded: boolean
}

/** Reads the phone; asks the council only where the phone knows nothing yet. Rejects with a `StorageFault`. */
export async function loadHolder(): Promise<Holder> {
  const [practitioner, session, known] = await Promise.all([loadPractitioner(), loadSession(), loadPortal()])
  const portal = known ?? (await fetchPortal())
  const isEnded = session === 'ended'
  if (!practitioner) return { portal, isEnded }
  const device = await openDevice(practitioner.id)
  await purgeDeletedDrafts(device, new Date(Date.now() - undoable).toISOString())
  return { portal, practitioner, isEnded, device }
}

async function fetchPortal(): Promise<Portal> {
  const answer = await request('GET', '/portal')
  if (answer.outcome !== 'ok') throw new Error('the portal did not say whose it is')
  const portal = Portal.parse(answer.body)
  await savePortal(portal)
  return portal
}
