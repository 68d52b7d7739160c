import { html, type TemplateResult } from 'lit'

const elsewhere =
  'It may be on another phone that has not sent it yet. With a signal this phone fetches what the council has.'

/** For what this phone does not know, and where to go instead. */
export function renderUnknown(heading: string, path: string, label: string, words = elsewhere): TemplateResult {
  return html`<div class="content">
    <div class="measure">
      <h1 tabindex="-1">${heading}</h1>
      <p>${words}</p>
      <a class="btn" href=${path}>${label}</a>
    </div>
  </div>`
}
