import { expect } from '@open-wc/testing'
import type { TwoStepMethod } from '#contract/identity.ts'
import { saveChallenge } from '#device/practitioner.ts'
import { save } from '#device/holder.ts'
import { checkStates, type States } from './check-states.ts'
import { all, practitioner, press, type Screen, type } from './screen.ts'

const password = 'three random words'

async function step(screen: Screen, method: TwoStepMethod) {
  const expiresAt = new Date(Date.now() + 60_000).toISOString()
  await saveChallenge({ email: practitioner.email, expiresAt, method, methods: [method, 'recovery'] })
  return screen.show('code-page')
}

/** Every state of signing in with more than a password and an email. */
const states: States = {
  'the log-on screen with why the session is over': async (screen) => {
    await save({ name: 'session-end', because: 'password-reset' })
    return screen.show('welcome-page', { practitioner })
  },
  'the log-on screen without the passkey that was asked for': async (screen) => {
    const page = await screen.show('welcome-page')
    await press(page, 'Log in with a passkey')
    return page
  },
  'the log-on screen of a suspended account': async (screen) => {
    screen.refuses('POST /sign-in', 403, 'account-suspended')
    const page = await screen.show('welcome-page')
    await type(page, { 'Email Address': practitioner.email, Password: password })
    await press(page, 'Login')
    return page
  },
  'the code of an app, with faults': async (screen) => {
    const page = await step(screen, 'app')
    await press(page, 'Continue')
    return page
  },
  'a recovery code': async (screen) => {
    const page = await step(screen, 'app')
    await press(page, 'Use a recovery code')
    return page
  },
  'a passkey that cannot be had': async (screen) => {
    const page = await step(screen, 'passkey')
    await press(page, 'Use your passkey')
    return page
  },
  'a new password with a second proof': async (screen) => {
    screen.refuses('POST /password/reset', 403, 'factor-needed', { methods: ['app', 'passkey', 'recovery'] })
    const page = await screen.show('reset-page', { hash: '#token=abc' })
    await type(page, { Password: password, 'Confirm Password': password })
    await press(page, 'Change password')
    expect(all(page, '#why')).to.have.length(1)
    return page
  },
}

checkStates('signing in with more than a password', states)
