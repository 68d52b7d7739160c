import type { GivenAnswers } from '#contract/form.ts'

/** What has just been done elsewhere and is said on the log-on screen. */
export type News = 'activated' | 'password-changed' | 'two-step-on' | 'two-step-app' | 'two-step-passkey' | 'suspended'

interface Between {
  /** The address the last mail was sent to. */
  email: string | undefined
  news: News | undefined
  /** A registration that is not finished. */
  registration: GivenAnswers
  /** They have just come, to be shown once; `news` where somebody has to log in again after that. */
  recoveryCodes: { codes: readonly string[]; news: News } | undefined
}

/**
 * What one screen of the account leaves for the next. In memory only: addresses, passwords and codes belong neither into a
 * URL nor into the history nor into storage, and are gone when the app is closed.
 */
export const between: Between = {
  email: undefined,
  news: undefined,
  registration: {},
  recoveryCodes: undefined,
}
