import { html, type TemplateResult } from 'lit'
import type { StorageReason } from '#device/storage-fault.ts'
import { icon } from '#page/icons.ts'
import { wordNotKept } from '#steps/word-saving.ts'

/** Said at once, where the person is looking; what is on the screen stays. */
export function showNotKept(reason: StorageReason): TemplateResult {
  const words =
    reason === 'closed' ? 'Not saved: this person is no longer on this phone' : wordNotKept('Not saved', reason).words
  return html`<div class="panel bad" role="alert">
    <p class="state bad">${icon('warn')}<b>${words}</b></p>
  </div>`
}
