import { Hono } from 'hono'
import { type Portal } from '#contract/wire.ts'
import { type Settings } from '../settings.ts'

/** What pages must know of this council's portal before anyone signs in. */
export function portal({ councilName, councilEmail, councilPhone, privacyNoticeUrl, hasSecretQuestion }: Settings) {
  const answer: Portal = {
    councilName,
    councilEmail,
    councilPhone,
    privacyNoticeUrl,
    secretQuestion: hasSecretQuestion,
  }
  return new Hono().get('/', (c) => c.json(answer))
}
