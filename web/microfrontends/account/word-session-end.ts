import type { SessionEnd } from '#contract/identity.ts'
import type { Portal } from '#contract/wire.ts'
import { html, type TemplateResult } from 'lit'
import { wordSuspended } from './word-suspended.ts'

const tell = html`If that was not you, <a href="/contact">tell the council</a> at once.`

const words: Readonly<Record<Exclude<SessionEnd, 'suspended'>, TemplateResult | string>> = {
  idle: 'You were signed out after 30 minutes without use. Your work on this phone is all here.',
  'too-long': 'You were signed out after 12 hours. Your work on this phone is all here.',
  'signed-out': 'You were signed out.',
  'signed-out-elsewhere': 'You were signed out of this phone from another device.',
  'password-changed': html`You were signed out because the password of this account was changed. ${tell}`,
  'password-reset': html`You were signed out because the password of this account was reset by email. ${tell}`,
  'two-step-changed': html`You were signed out because the Two Step Verification of this account was changed. ${tell}`,
  'email-changed': html`You were signed out because the email address of this account was changed. ${tell}`,
}

/** Why somebody finds themselves on the log-on screen. */
export function wordSessionEnd(because: SessionEnd, portal: Portal): TemplateResult | string {
  return because === 'suspended' ? wordSuspended(portal).notice : words[because]
}
