/**
 * Why something could not be kept on, or read from, this phone.
 * - `full`: no room. `missing`: the browser has no database for us. `outdated`: a newer app has changed the database.
 * - `held`: it takes so long that somebody else must be holding the database; it may still be kept.
 * - `closed`: what was to be written in is gone or finished, or the practitioner was signed out.
 * - `changed`: what is on the phone is not what was on the screen.
 */
export type StorageReason = 'full' | 'missing' | 'outdated' | 'held' | 'closed' | 'changed' | 'failed'

export class StorageFault extends Error {
  readonly reason: StorageReason

  constructor(reason: StorageReason, options?: ErrorOptions) {
    super(`This phone's storage: ${reason}`, options)
    this.name = 'StorageFault'
    this.reason = reason
  }
}

/** By name only: quota errors became a class of their own in some browsers, and not in others. */
const reasons: Readonly<Record<string, StorageReason>> = { QuotaExceededError: 'full', VersionError: 'outdated' }

/** What the browser threw, in our words; a bug of ours is thrown on as it is. */
export function faultOf(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error
  return new StorageFault(reasons[error.name] ?? 'failed', { cause: error })
}

export function reasonOf(error: unknown): StorageReason {
  return error instanceof StorageFault ? error.reason : 'failed'
}
