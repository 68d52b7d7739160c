import { londonDay, showDay, showTime } from '#contract/london.ts'
import type { Practitioner } from '#contract/wire.ts'
import { html, type TemplateResult } from 'lit'

/** Until when this cannot be changed, if it cannot be. */
export function restrictedUntil(practitioner: Practitioner | undefined): string | undefined {
  const until = practitioner?.restrictedUntil ?? undefined
  return until !== undefined && Date.parse(until) > Date.now() ? until : undefined
}

/** Instead of what cannot be changed now. */
export function renderRestricted(until: string | undefined): TemplateResult {
  return html`<p class="panel wait">${wordRestricted(until)}</p>`
}

/** The server may say so before this phone has heard until when. */
export function wordRestricted(until: string | undefined): string {
  const when =
    until === undefined ? 'For a day after that' : `Until ${showTime(until)} on ${showDay(londonDay(new Date(until)))}`
  return `Your password was reset by email alone. ${when} you cannot change how you log in, your email address or your devices. Everything else works.`
}
