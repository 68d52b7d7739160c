import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '#page/icons.ts'

/** How far the reading has come, and whether some of this sentence is still below the edge. */
export function renderProgress(sentence: number, of: number, hasRest: boolean): TemplateResult {
  const strokes = Array.from({ length: of }, (_, index) => html`<i class=${index < sentence ? 'done' : ''}></i>`)
  return html`<p class="steps nums">
      <span class="strokes">${strokes}</span> <span>Sentence ${sentence} of ${of}</span>
    </p>
    ${hasRest ? html`<p class="rest" aria-hidden="true">${icon('next')}More below</p>` : nothing}`
}
