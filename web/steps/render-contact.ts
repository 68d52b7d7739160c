import { html, type TemplateResult } from 'lit'
import type { Portal } from '#contract/wire.ts'

/** `Call 024 7683 1614 or e-mail sen@council.example`, as the beginning of a sentence. */
export function renderContact({ councilEmail, councilPhone }: Portal): TemplateResult {
  const phone = html`Call <a href=${`tel:${councilPhone.replace(/\s/g, '')}`}>${councilPhone}</a> or e-mail`
  return html`${councilPhone === '' ? 'E-mail' : phone} <a href=${`mailto:${councilEmail}`}>${councilEmail}</a>`
}
