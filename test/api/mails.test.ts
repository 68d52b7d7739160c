import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createToken } from '../../api/identity/secrets.ts'
import {
  accountExistsMail,
  activationMail,
  codeMail,
  emailAskedMail,
  emailChangedMail,
  emailChangeMail,
  emailTakenMail,
  passwordChangedMail,
  passwordResetMail,
  resetMail,
  twoStepChangedMail,
} from '../../api/mail/mails.ts'

const to = 'aaron.aardvaark@coventry.example'
const url = 'https://portal.example'
const council = 'Coventry City Council'

/** Every link, and every run of digits as long as a code, wherever a phone's eye may fall on it. */
function find({ subject, text }: { subject: string; text: string }) {
  const all = `${subject}\n${text}`
  return { links: all.match(/\w+:\/\/\S+/g) ?? [], codes: all.match(/\d{6,}/g) ?? [] }
}

test('the activation mail has the guide’s words, one link and one code', () => {
  const mail = activationMail(to, url, 'abc', '004213')
  assert.equal(mail.subject, 'Professional Portal activation')
  assert.deepEqual(find(mail), { links: [`${url}/activate#token=abc`], codes: ['004213'] })
  assert.match(
    mail.text,
    /^Dear new portal user,\n\nThank you for registering with the Coventry SEND Portal\.\n\nTo activate your account we need you to confirm your email address is valid\. To do this, please click on the link below\.\n/,
  )
  assert.match(
    mail.text,
    /With best wishes,\nCoventry STAR team\n\nImportant - Please do not reply to this email as this account is not monitored\.\n$/,
  )
})

test('the code’s mail is the guide’s, with one run of six digits', () => {
  const mail = codeMail(to, '497266')
  assert.equal(mail.subject, 'Your Coventry SEND portal verification Code')
  assert.equal(
    mail.text,
    'Your verification code for the Coventry SEND portal is 497266\n\nThis verification code will be valid for 5 minutes.\n',
  )
  assert.deepEqual(find(mail), { links: [], codes: ['497266'] })
})

test('the reset mail has one link and one code', () => {
  const mail = resetMail(to, url, 'abc', '120077')
  assert.equal(mail.subject, 'Reset your password')
  assert.deepEqual(find(mail), { links: [`${url}/password/reset#token=abc`], codes: ['120077'] })
})

test('so has the one that confirms a new address', () => {
  const mail = emailChangeMail(to, url, 'abc', '120077')
  assert.equal(mail.subject, 'Confirm your new email address')
  assert.deepEqual(find(mail), { links: [`${url}/email/confirm#token=abc`], codes: ['120077'] })
})

test('notices bring no code, and of what happened to an account no link either', () => {
  assert.deepEqual(find(accountExistsMail(to, url)).codes, [])
  const happened = [
    passwordChangedMail(to, council),
    passwordResetMail(to, council, null),
    passwordResetMail(to, council, new Date()),
    twoStepChangedMail(to, council),
    emailAskedMail(to, council),
    emailChangedMail(to, council),
  ]
  for (const mail of happened) {
    assert.deepEqual(find(mail), { links: [], codes: [] })
    assert.match(mail.text, /^If it was not you, tell Coventry City Council at once\.$/m)
  }
  assert.deepEqual(find(emailTakenMail(to)), { links: [], codes: [] })
})

test('a token has 256 bits and never a digit, so that nothing in the link looks like a code', () => {
  const tokens = new Set(Array.from({ length: 1000 }, createToken))
  assert.equal(tokens.size, 1000)
  for (const token of tokens) assert.match(token, /^[a-p]{64}$/)
})
