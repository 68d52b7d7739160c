import { type NewMail } from '../../db/mails.ts'

/**
 * The words of every mail, the guide's where it gives them. A mail that brings a code holds no other run of six
 * digits, and one that brings a link no other link: a phone offers the code by itself, and people click what is blue.
 */

const MINUTE = 60_000

/** How long what a mail brings is good for, and the mail worth sending. Milliseconds. */
export const lives = {
  activation: 24 * 60 * MINUTE,
  reset: 30 * MINUTE,
  code: 5 * MINUTE,
  notice: 3 * 24 * 60 * MINUTE,
} as const

const signature = `With best wishes,
Coventry STAR team

Important - Please do not reply to this email as this account is not monitored.
`

export function activationMail(to: string, publicUrl: string, token: string, code: string): NewMail {
  return mail(to, 'Professional Portal activation', lives.activation, [
    'Dear new portal user,',
    'Thank you for registering with the Coventry SEND Portal.',
    'To activate your account we need you to confirm your email address is valid. To do this, please click on the link below.',
    `${publicUrl}/activate#token=${token}`,
    'Please note: if you are unable to click on this link, carefully copy and paste the text into your Internet browser.',
    `If you use the portal as an app on your phone, enter this activation code there instead: ${code}`,
    'The link and the code are valid for 24 hours.',
    signature,
  ])
}

export function accountExistsMail(to: string, publicUrl: string): NewMail {
  return mail(to, 'You already have a Professional Portal account', lives.notice, [
    'Somebody, probably you, asked to register this email address with the Coventry SEND Portal. It already has an account, so nothing has changed.',
    `You can log in with your email address and password. If you have forgotten your password, you can choose a new one: ${publicUrl}/password/forgotten`,
    'If it was not you, you do not need to do anything.',
    signature,
  ])
}

export function codeMail(to: string, code: string): NewMail {
  return mail(to, 'Your Coventry SEND portal verification Code', lives.code, [
    `Your verification code for the Coventry SEND portal is ${code}`,
    'This verification code will be valid for 5 minutes.\n',
  ])
}

export function resetMail(to: string, publicUrl: string, token: string, code: string): NewMail {
  return mail(to, 'Reset your password', lives.reset, [
    'Somebody, probably you, asked for a new password for the Coventry SEND Portal. To choose one, use the link below.',
    `${publicUrl}/password/reset#token=${token}`,
    `If you use the portal as an app on your phone, enter this code there instead: ${code}`,
    'The link and the code are valid for 30 minutes. If it was not you, you do not need to do anything: your password stays as it is.',
    signature,
  ])
}

export function passwordChangedMail(
  to: string,
  councilName: string,
  signedOut: 'everywhere' | 'everywhere else',
): NewMail {
  return mail(to, 'Your password was changed', lives.notice, [
    `The password of your Coventry SEND Portal account was changed just now, and you were signed out ${signedOut}.`,
    `If it was not you, tell ${councilName} at once.`,
    signature,
  ])
}

function mail(to: string, subject: string, life: number, paragraphs: string[]): NewMail {
  return {
    id: crypto.randomUUID(),
    to_address: to,
    subject,
    text: paragraphs.join('\n\n'),
    expires_at: new Date(Date.now() + life),
  }
}
