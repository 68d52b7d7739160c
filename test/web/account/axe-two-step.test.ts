import { between } from '../../../web/microfrontends/account/between.ts'
import type { RecoveryCodeList } from '../../../web/microfrontends/account/recovery-code-list.ts'
import { checkStates, type States } from './check-states.ts'
import { all, practitioner, press, settled } from './screen.ts'
import { appSecret, asksToConfirm, member, recoveryCodes, soon, withAll } from './two-step.ts'

/** Every state of setting up and changing the second step. */
const states: States = {
  'two-step': (screen) => screen.show('two-step-page', { practitioner }),
  'two-step when it is on, a passkey about to be removed': async (screen) => {
    screen.replies('GET /account/two-step', { status: 200, body: withAll })
    const page = await screen.show('two-step-page', { practitioner: member })
    await settled(page)
    await press(page, 'Remove')
    return page
  },
  'two-step when it is on, without a network': async (screen) => {
    const page = await screen.show('two-step-page', { practitioner: member })
    await settled(page)
    return page
  },
  'two-step behind the gate, with faults': async (screen) => {
    screen.replies('GET /account/two-step', { status: 200, body: withAll })
    asksToConfirm(screen, 'PUT /account/two-step', 'What was the name of your first school?')
    const page = await screen.show('two-step-page', { practitioner: member })
    await settled(page)
    await press(page, 'Save')
    await press(page, 'Continue')
    return page
  },
  'two-step after a reset by email alone': (screen) =>
    screen.show('two-step-page', { practitioner: { ...member, restrictedUntil: soon() } }),
  'the authenticator app, with a wrong code': async (screen) => {
    screen.replies('POST /account/two-step/app', { status: 200, body: appSecret })
    const page = await screen.show('authenticator-page', { practitioner })
    await settled(page)
    await press(page, 'Continue')
    return page
  },
  'the passkey, without a network': async (screen) => {
    const page = await screen.show('passkey-page', { practitioner })
    await press(page, 'Create a passkey')
    return page
  },
  'recovery codes, not kept yet': async (screen) => {
    between.recoveryCodes = { codes: recoveryCodes, news: 'two-step-app' }
    const page = await screen.show('recovery-codes-page', { practitioner: member })
    await press(page, 'Finish')
    return page
  },
  'recovery codes, about to be left': async (screen) => {
    between.recoveryCodes = { codes: recoveryCodes, news: 'two-step-app' }
    const page = await screen.show('recovery-codes-page', { practitioner: member })
    all<RecoveryCodeList>(page, 'recovery-code-list')[0]?.askToStay()
    return page
  },
  'new recovery codes': (screen) => screen.show('recovery-codes-page', { practitioner: member }),
}

checkStates('the pages of the second step', states)
