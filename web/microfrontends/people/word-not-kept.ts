import { html, type TemplateResult } from 'lit'
import type { StorageReason } from '#device/storage-fault.ts'
import { icon } from '#page/icons.ts'
import type { Status } from '#page/status-line.ts'
import { wordNotKept } from '#steps/word-saving.ts'

/** Why nothing of a person could be kept, for the status line of a form. */
export function wordPersonNotKept(reason: StorageReason): Status {
  if (reason === 'closed') return { state: 'bad', words: 'Not saved: this person is no longer on this phone' }
  if (reason === 'changed') return { state: 'bad', words: 'Not saved: this person was changed elsewhere' }
  return wordNotKept('Not saved', reason)
}

/** The same where there is no form: said at once, where the person is looking. */
export function showNotKept(reason: StorageReason): TemplateResult {
  return html`<div class="panel bad" role="alert">
    <p class="state bad">${icon('warn')}<b>${wordPersonNotKept(reason).words}</b></p>
  </div>`
}
