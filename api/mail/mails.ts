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
  'email-change': 24 * 60 * MINUTE,
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
    'The link and the code are valid for 24 hours. If you did not register just now, do not use them.',
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

export function emailChangeMail(to: string, publicUrl: string, token: string, code: string): NewMail {
  return mail(to, 'Confirm your new email address', lives['email-change'], [
    'Somebody, probably you, asked to use this email address for their Coventry SEND Portal account. To confirm it, use the link below.',
    `${publicUrl}/email/confirm#token=${token}`,
    `If you use the portal as an app on your phone, enter this code there instead: ${code}`,
    'The link and the code are valid for 24 hours. If it was not you, you do not need to do anything.',
    signature,
  ])
}

/** To an address that has an account already, and so cannot be another's. */
export function emailTakenMail(to: string): NewMail {
  return mail(to, 'This email address has an account already', lives.notice, [
    'Somebody, probably you, asked to use this email address for another Coventry SEND Portal account. It already has an account of its own, so nothing has changed.',
    'If it was not you, you do not need to do anything.',
    signature,
  ])
}

/** What happened to an account, for its owner to know of. */
function notice(to: string, subject: string, happened: string, councilName: string): NewMail {
  return mail(to, subject, lives.notice, [happened, `If it was not you, tell ${councilName} at once.`, signature])
}

export function emailAskedMail(to: string, councilName: string): NewMail {
  const happened =
    'Somebody, probably you, asked to change the email address of your Coventry SEND Portal account. This address stays in use until the new one is confirmed.'
  return notice(to, 'A change of your email address was asked for', happened, councilName)
}

export function emailChangedMail(to: string, councilName: string): NewMail {
  const happened =
    'The email address of your Coventry SEND Portal account was changed just now. You log in with the new one from now on.'
  return notice(to, 'Your email address was changed', happened, councilName)
}

export function passwordChangedMail(to: string, councilName: string): NewMail {
  const happened =
    'The password of your Coventry SEND Portal account was changed just now, and you were signed out everywhere else.'
  return notice(to, 'Your password was changed', happened, councilName)
}

export function passwordResetMail(to: string, councilName: string, restrictedUntil: Date | null): NewMail {
  const restricted = restrictedUntil
    ? ' For 24 hours nobody can change how you log in, your email address or your devices.'
    : ''
  const happened = `The password of your Coventry SEND Portal account was changed just now with an email, and you were signed out everywhere.${restricted}`
  return notice(to, 'Your password was changed', happened, councilName)
}

export function twoStepChangedMail(to: string, councilName: string): NewMail {
  const happened = 'Two step verification of your Coventry SEND Portal account was changed just now.'
  return notice(to, 'Two step verification was changed', happened, councilName)
}

export interface Told {
  practitioner: { forename: string; surname: string; email: string }
  roles: readonly { professional_role: string; organisation_name: string }[]
  /** What they said, in paragraphs. */
  told: readonly string[]
  isSuspended: boolean
}

/** To the council's team. */
export function circumstancesMail(to: string, { practitioner, roles, told, isSuspended }: Told): NewMail {
  const { forename, surname, email } = practitioner
  return mail(to, 'Change of circumstances of a portal user', lives.notice, [
    `${forename} ${surname} (${email}) has told the portal of a change.`,
    ...roles.map(({ professional_role, organisation_name }) => `${professional_role}, ${organisation_name}`),
    ...told,
    isSuspended
      ? 'They have suspended their account. It stays so until you open it again.'
      : 'Their account stays open.',
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
