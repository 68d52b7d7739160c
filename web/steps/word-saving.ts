import { showTime } from '#contract/london.ts'
import type { Saving } from '#device/saver.ts'
import type { StorageReason } from '#device/storage-fault.ts'
import type { Status } from '#page/status-line.ts'

type Reason = (next: string) => string

const reasons: Readonly<Record<StorageReason, Reason>> = {
  full: (next) => `: this phone is full. Free some space, then ${next}`,
  missing: () => ': this browser does not let the portal keep anything',
  outdated: () => ': reload the page to use the new version',
  held: () => ' yet: the portal is open in another tab. Close it there',
  closed: () => ': this draft was submitted or deleted in another tab',
  changed: () => ': your answers changed in another tab. Reload the page and check them again',
  failed: (next) => `. Keep this page open, then ${next}`,
}

/** Where the answers are. Says that they are saved only when they are. */
export function wordSaving(saving: Saving, isOnline: boolean): Status {
  if (saving.state === 'not-saved') return { state: 'bad', words: `Not saved${reasons[saving.reason]('keep typing')}` }
  if (saving.state === 'saving') return { state: 'phone', words: 'Saving' }
  const saved = `Saved on this phone ${showTime(saving.at)}`
  return isOnline ? { state: 'phone', words: saved } : { state: 'offline', words: `No signal. ${saved}` }
}

/** Why one thing that was asked for could not be kept: `Not submitted: this phone is full. …` */
export function wordNotKept(what: string, reason: StorageReason): Status {
  return { state: 'bad', words: `${what}${reasons[reason]('try again')}` }
}
