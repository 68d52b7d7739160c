import '#page/action-bar.ts'
import { go } from '#page/go.ts'
import { html, type TemplateResult } from 'lit'
import type { Notice } from './refusal.ts'

interface Awaited {
  heading: string
  /** Why it has not come. */
  trouble: Notice | undefined
  /** The screen that this one belongs to. */
  back: string
  again: () => void
}

/** A screen of the account until the council has told what stands on it. */
export function renderAwaited({ heading, trouble, back, again }: Awaited): TemplateResult {
  return html`<div class="content">
      <div class="measure">
        <h1 tabindex="-1">${heading}</h1>
        ${renderUntilTold(trouble, again)}
      </div>
    </div>
    <action-bar ends back="Back" @back-asked=${() => go(back)}></action-bar>`
}

/** Instead of what the council has not told yet. */
export function renderUntilTold(trouble: Notice | undefined, again: () => void): TemplateResult {
  if (!trouble) return html`<p class="second" role="status">Getting your details</p>`
  return html`<div class="panel wait" role="alert"><p>${trouble.notice}</p></div>
    <button type="button" class="btn second-choice" @click=${again}>Try again</button>`
}
