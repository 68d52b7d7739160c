import type { GivenAnswers } from '#contract/form.ts'

/** What has just been done elsewhere and is said on the log-on screen. */
export type News = 'activated' | 'password-changed' | 'two-step-on'

interface Between {
  /** The address the last mail was sent to. */
  email: string | undefined
  news: News | undefined
  /** A registration that is not finished. */
  registration: GivenAnswers
}

/**
 * What one screen of the account leaves for the next. In memory only: addresses and passwords belong neither into a
 * URL nor into the history nor into storage, and are gone when the app is closed.
 */
export const between: Between = { email: undefined, news: undefined, registration: {} }
