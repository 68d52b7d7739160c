import { html, type TemplateResult } from 'lit'
import type { Submission } from '#contract/wire.ts'
import { icon } from '#page/icons.ts'
import { showMoment } from '#contract/london.ts'
import type { Standing } from './word-waiting.ts'

/** It waits on this phone: what will happen by itself, and what must not be done meanwhile. */
export function renderWaiting(
  { finishedAt }: Submission,
  { icon: name, words }: Standing,
  actions: TemplateResult,
): TemplateResult {
  return html`<div class="panel wait">
      <h1 tabindex="-1">Waiting to send</h1>
      <p>The advice is complete and kept on this phone. It goes to the council by itself when there is a signal.</p>
    </div>
    <ol class="trail">
      <li class="done">
        ${icon('council')}<b>Completed</b><span class="second nums">${showMoment(finishedAt)}, on this phone</span>
      </li>
      <li class="wait">${icon(name)}<b>Send to the council</b><span class="second nums">${words}</span>${actions}</li>
      <li class="todo">
        ${icon('mail')}<b>Received</b>
        <span class="second">You will see a reference number here and in Messages</span>
      </li>
    </ol>
    <p>
      You do not need to keep this page open. Do not delete the app or its data until it says <strong>Received</strong>.
    </p>
    <p><a href="/outbox">Waiting on this phone</a></p>`
}
