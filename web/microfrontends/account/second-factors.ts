import type { TwoStepMethod } from '#contract/identity.ts'
import type { News } from './between.ts'

interface Factor {
  label: string
  /** Goes on after "Each time you log in,". */
  use: string
  /** Said on the log-on screen when it has become the preferred one. */
  news: News
}

/** What can be chosen, in this order. */
export const factors: Readonly<Record<TwoStepMethod, Factor>> = {
  email: { label: 'Email', use: 'a code goes to your email address', news: 'two-step-on' },
  app: { label: 'Authenticator app', use: 'you enter a code from your authenticator app', news: 'two-step-app' },
  passkey: { label: 'Passkey', use: 'you use your passkey', news: 'two-step-passkey' },
}
