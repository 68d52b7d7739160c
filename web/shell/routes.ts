/** Which microfrontend answers at which path, and who may come there. */
export interface AppRoute {
  path: string
  microfrontend: string
  /**
   * `anyone`, signed in or not · `guest`: only while nobody holds this phone, or must sign in again ·
   * `holder`: signed in, before two-step too · `member`: signed in, with two-step on.
   */
  who: 'anyone' | 'guest' | 'holder' | 'member'
  /** There is no such page where the council has this switched off. */
  onlyWith?: 'secretQuestion'
}

/** Each microfrontend is its own bundle, fetched when first opened and kept by the worker. */
export const routes: readonly AppRoute[] = [
  { path: '/', microfrontend: 'account', who: 'guest' },
  { path: '/register', microfrontend: 'account', who: 'anyone' },
  { path: '/activate', microfrontend: 'account', who: 'anyone' },
  { path: '/password/forgotten', microfrontend: 'account', who: 'anyone' },
  { path: '/password/reset', microfrontend: 'account', who: 'anyone' },
  { path: '/login/code', microfrontend: 'account', who: 'anyone' },
  { path: '/email/confirm', microfrontend: 'account', who: 'anyone' },
  { path: '/privacy', microfrontend: 'account', who: 'anyone' },
  { path: '/accessibility', microfrontend: 'account', who: 'anyone' },
  { path: '/contact', microfrontend: 'account', who: 'anyone' },
  { path: '/account', microfrontend: 'account', who: 'holder' },
  { path: '/account/personal', microfrontend: 'account', who: 'holder' },
  { path: '/account/work', microfrontend: 'account', who: 'holder' },
  { path: '/account/work/new', microfrontend: 'account', who: 'holder' },
  { path: '/account/work/:id', microfrontend: 'account', who: 'holder' },
  { path: '/account/email', microfrontend: 'account', who: 'holder' },
  { path: '/account/two-step', microfrontend: 'account', who: 'holder' },
  { path: '/account/two-step/app', microfrontend: 'account', who: 'holder' },
  { path: '/account/two-step/passkey', microfrontend: 'account', who: 'holder' },
  { path: '/account/two-step/recovery-codes', microfrontend: 'account', who: 'holder' },
  { path: '/account/password', microfrontend: 'account', who: 'holder' },
  { path: '/account/secret-question', microfrontend: 'account', who: 'holder', onlyWith: 'secretQuestion' },
  { path: '/account/circumstances', microfrontend: 'account', who: 'holder' },
  { path: '/account/devices', microfrontend: 'account', who: 'holder' },
  { path: '/home', microfrontend: 'people', who: 'holder' },
  { path: '/send', microfrontend: 'people', who: 'member' },
  { path: '/send/people/new', microfrontend: 'people', who: 'member' },
  { path: '/send/people/:id', microfrontend: 'people', who: 'member' },
  { path: '/send/people/:id/edit', microfrontend: 'people', who: 'member' },
  { path: '/forms/:draft/:page', microfrontend: 'advice', who: 'member' },
  { path: '/forms/:draft/:page/:entry', microfrontend: 'advice', who: 'member' },
  { path: '/sent/:id', microfrontend: 'advice', who: 'member' },
  { path: '/drafts', microfrontend: 'advice', who: 'member' },
  { path: '/outbox', microfrontend: 'advice', who: 'member' },
  { path: '/messages', microfrontend: 'messages', who: 'member' },
  { path: '/send/people/:id/consent', microfrontend: 'consent', who: 'member' },
  { path: '/send/people/:id/consents/:consent', microfrontend: 'consent', who: 'member' },
  { path: '/send/people/:id/consents/:consent/withdraw', microfrontend: 'consent', who: 'member' },
]

/** Shown at any member's path until two-step is on. */
export const twoStepNeeded: AppRoute = { path: '/two-step-needed', microfrontend: 'account', who: 'holder' }
