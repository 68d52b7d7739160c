import { html, type TemplateResult } from 'lit'

/** For an id that this phone does not know. It cannot say more: only the council knows of other phones. */
export function renderUnknown(): TemplateResult {
  return html`<div class="content">
    <div class="measure">
      <h1 tabindex="-1">This person is not on this phone</h1>
      <p>
        They were added on another phone that has not sent them yet, or they are not one of your people. With a signal
        this phone fetches what the council has; then look under Select Person again.
      </p>
      <a class="btn" href="/send">Select Person</a>
    </div>
  </div>`
}
