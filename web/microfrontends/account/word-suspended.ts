import type { Portal } from '#contract/wire.ts'
import { renderContact } from '#steps/render-contact.ts'
import { html } from 'lit'
import type { Notice } from './refusal.ts'

export function wordSuspended(portal: Portal): Notice {
  return {
    notice: html`Your account is suspended. Ask the council’s team to open it again. ${renderContact(portal)}.`,
  }
}
