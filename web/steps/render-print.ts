import { html, type TemplateResult } from 'lit'
import { icon } from '#page/icons.ts'

/** Needs no network: the browser makes the paper, or a file of it. */
export function renderPrint(): TemplateResult {
  return html`<button
    type="button"
    class="btn quiet print"
    @click=${() => {
      print()
    }}
  >
    ${icon('print')} Print
  </button>`
}
