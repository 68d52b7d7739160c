import type { Portal } from '#contract/wire.ts'
import { html, nothing } from 'lit'

/** How to reach the council: by mail, and by telephone where it gives a number. */
export function renderContact({ councilName, councilEmail, councilPhone }: Portal) {
  const phone = html`<p>Telephone: <a href=${`tel:${councilPhone.replace(/[^\d+]/g, '')}`}>${councilPhone}</a></p>`
  return html`<p>${councilName}</p>
    <p>Email: <a href=${`mailto:${councilEmail}`}>${councilEmail}</a></p>
    ${councilPhone === '' ? nothing : phone}`
}
