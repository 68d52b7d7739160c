import { DatabaseSync } from 'node:sqlite'

/** What SQLite answers when somebody else holds the lock. */
const SQLITE_BUSY = 5

/**
 * Takes a lock that the kernel gives back when the process dies, however it dies. Node has no such lock of its
 * own; SQLite's is one, kept for as long as its transaction is open. PGlite takes none, and two processes on one
 * directory silently destroy each other's rows.
 *
 * @returns What lets go of it, or undefined when somebody else has it.
 */
export function lock(file: string): (() => void) | undefined {
  const holder = new DatabaseSync(file, { timeout: 0 })
  try {
    holder.exec('pragma locking_mode = exclusive; begin exclusive')
    return () => holder.close()
  } catch (error) {
    holder.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return undefined
    throw error
  }
}
