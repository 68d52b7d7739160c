import { saveChallenge } from '#device/practitioner.ts'
import { between } from '../../../web/microfrontends/account/between.ts'
import { checkStates, type States } from './check-states.ts'
import { aboutYou, security, workDetails } from './good-registration.ts'
import { practitioner, press, settled, type } from './screen.ts'

/** Every state in which a page of the account can be seen. */
const states: States = {
  'the log-on screen': (screen) => screen.show('welcome-page'),
  'the log-on screen with news': (screen) => {
    between.news = 'activated'
    return screen.show('welcome-page')
  },
  'the log-on screen when the session has ended': (screen) => screen.show('welcome-page', { practitioner }),
  'the log-on screen with faults': async (screen) => {
    const page = await screen.show('welcome-page')
    await press(page, 'Login')
    return page
  },
  'the log-on screen without a network': async (screen) => {
    const page = await screen.show('welcome-page')
    await type(page, { 'Email Address': 'lesley@council.example', Password: 'three random words' })
    await press(page, 'Login')
    return page
  },
  'the first step of registration': (screen) => screen.show('registration-page'),
  'the first step of registration with faults': async (screen) => {
    const page = await screen.show('registration-page')
    await press(page, 'Next')
    return page
  },
  'the second step of registration': (screen) => {
    between.registration = security
    return screen.show('registration-page', { hash: '#about' })
  },
  'the last step of registration, with addresses found and faults': async (screen) => {
    between.registration = { ...security, ...aboutYou, postcode: 'CV1 5RR' }
    const addresses = [{ houseName: 'Council House', town: 'Coventry', postcode: 'CV1 5RR' }]
    screen.replies('POST /addresses/find', { status: 200, body: { addresses } })
    const page = await screen.show('registration-page', { hash: '#work' })
    await press(page, 'Find Address')
    await press(page, 'Submit Registration')
    return page
  },
  'registration without a network': async (screen) => {
    between.registration = { ...security, ...aboutYou, ...workDetails }
    const page = await screen.show('registration-page', { hash: '#work' })
    await press(page, 'Submit Registration')
    return page
  },
  activation: (screen) => screen.show('activate-page'),
  'activation from the link': (screen) => screen.show('activate-page', { hash: '#token=abc' }),
  'activation from a dead link': async (screen) => {
    screen.refuses('POST /activation', 410, 'proof-expired')
    const page = await screen.show('activate-page', { hash: '#token=abc' })
    await press(page, 'Activate my account')
    return page
  },
  'the forgotten password': (screen) => screen.show('forgotten-page'),
  'a new password': (screen) => screen.show('reset-page'),
  'a new password with faults': async (screen) => {
    const page = await screen.show('reset-page')
    await press(page, 'Change password')
    return page
  },
  'the code': async (screen) => {
    await saveChallenge({ email: practitioner.email, expiresAt: new Date(Date.now() + 60_000).toISOString() })
    return screen.show('code-page')
  },
  'the code while no other can be had': async (screen) => {
    screen.refuses('POST /sign-in/code/mail', 429, 'too-many', { retryAfter: 42 })
    await saveChallenge({ email: practitioner.email, expiresAt: new Date(Date.now() + 60_000).toISOString() })
    const page = await screen.show('code-page')
    await press(page, 'Send a new code')
    return page
  },
  'the code when it has run out': (screen) => screen.show('code-page'),
  'the account': (screen) => screen.show('account-page', { practitioner }),
  'the change of password': (screen) => screen.show('change-password-page', { practitioner }),
  'the change of password with faults': async (screen) => {
    const page = await screen.show('change-password-page', { practitioner })
    await press(page, 'Change password')
    return page
  },
  'the password changed': async (screen) => {
    screen.replies('PUT /account/password', { status: 204 })
    const page = await screen.show('change-password-page', { practitioner })
    const password = 'four more random words'
    await type(page, { 'Current Password': 'three random words', Password: password, 'Confirm Password': password })
    await press(page, 'Change password')
    return page
  },
  'the change of secret question': (screen) => screen.show('change-secret-question-page', { practitioner }),
  'the change of secret question with faults': async (screen) => {
    const page = await screen.show('change-secret-question-page', { practitioner })
    await press(page, 'Change secret question')
    return page
  },
  'personal details': async (screen) => {
    const details = { title: 'ms', forename: 'Lesley', surname: 'Harris' }
    screen.replies('GET /account/personal', { status: 200, body: { details } })
    const page = await screen.show('personal-page', { practitioner })
    await settled(page)
    return page
  },
  'personal details without a network': async (screen) => {
    const page = await screen.show('personal-page', { practitioner })
    await settled(page)
    return page
  },
  'work details, a role about to be removed': async (screen) => {
    const roles = [...practitioner.roles, ...practitioner.roles].map((role) => ({ ...role, id: crypto.randomUUID() }))
    const page = await screen.show('work-page', { practitioner: { ...practitioner, roles } })
    await press(page, 'Remove')
    return page
  },
  'a new role with faults': async (screen) => {
    const page = await screen.show('role-page', { practitioner })
    await press(page, 'Save')
    return page
  },
  'two-step needed': (screen) => screen.show('two-step-needed-page', { practitioner }),
  'the privacy notice': (screen) => screen.show('privacy-page'),
  'the accessibility statement': (screen) => screen.show('accessibility-page'),
  'the contact': (screen) => screen.show('contact-page'),
}

checkStates('every page of the account', states)
