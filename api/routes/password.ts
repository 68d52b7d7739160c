import { Hono } from 'hono'
import { londonDay } from '#contract/london.ts'
import { readQuestions } from '#contract/read.ts'
import { passwordQuestions } from '#contract/registration.ts'
import { resetPassword } from '../../db/practitioners.ts'
import { mailProof } from '../../db/proofs.ts'
import { body } from '../body.ts'
import { normaliseEmail } from '../identity/email.ts'
import { createProof, shownOf } from '../identity/proofs.ts'
import { EmailOnly, Reset } from '../identity/requests.ts'
import { passwordChangedMail } from '../mail/mails.ts'
import { type Parts } from '../parts.ts'
import { refuse } from '../problem.ts'

/** A password instead of a forgotten one. It takes nobody past the second step. */
export function password(parts: Parts) {
  const { db, keys, passwords, settings } = parts
  return new Hono()
    .post('/forgotten', body(EmailOnly), async (c) => {
      const { proof, mail } = createProof(parts, 'reset', normaliseEmail(c.req.valid('json').email))
      await mailProof(db, proof, mail)
      return c.json({}, 202)
    })
    .post('/reset', body(Reset), async (c) => {
      const { password: given, ...shown } = c.req.valid('json')
      const reading = readQuestions(
        { password: passwordQuestions.password },
        { password: given },
        londonDay(new Date()),
      )
      if (!reading.ok) return refuse(c, 'faulty-answers', { faults: reading.faults })

      const hashed = await passwords.hash(given)
      const mailTo = (email: string) => passwordChangedMail(email, settings.councilName, 'everywhere')
      const proved = await resetPassword(db, shownOf(keys, shown), hashed, mailTo)
      return typeof proved === 'string' ? refuse(c, `proof-${proved}`) : c.body(null, 204)
    })
}
