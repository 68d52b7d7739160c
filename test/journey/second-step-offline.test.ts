import assert from 'node:assert/strict'
import { adultAdviceV1 } from '../../api/contract/forms/adult-advice.v1/index.ts'
import { nilReturn } from '../examples/adult-advice.ts'
import { fillIn } from './fill-in.ts'
import { journey } from './journey.ts'
import { addPerson, declareAndSubmit } from './person.ts'
import { confirmItIsYou, enterPassword, home, openAccount, signInToSend } from './practitioner.ts'
import {
  appCode,
  currentStep,
  enterRecoveryCode,
  enterSecondStep,
  keepRecoveryCodes,
  setUpApp,
} from './second-steps.ts'

const words = 'Half a sentence'

journey(
  'with an authenticator app too the portal opens without a network, and what was begun outlives the session',
  async (walk) => {
    const { page, phone, server, shot } = walk
    await signInToSend(walk)
    await openAccount(page, 'Two Step Verification')
    await page.getByRole('link', { name: 'Set up an authenticator app' }).click()
    await confirmItIsYou(page)
    const { secret } = await setUpApp(page)
    const [recoveryCode = ''] = await keepRecoveryCodes(page)
    await enterPassword(page)
    await enterSecondStep(page, 'Verification code', appCode(secret, currentStep() + 1))
    await page.getByRole('heading', { name: home }).waitFor()
    await page.getByRole('link', { name: 'SEND', exact: true }).click()
    await addPerson(page)
    await page.getByText('Ready to work offline').waitFor()

    const cookies = await phone.context.cookies()
    await phone.goOffline()
    const cold = await phone.restart('/send')
    await cold
      .getByRole('link', { name: /^Select/ })
      .or(cold.getByRole('button', { name: /^Select/ }))
      .click()
    await cold.getByRole('button', { name: 'Adults Services Advice Form' }).click()
    await cold.getByRole('button', { name: 'Select' }).click()
    await cold.getByRole('radio', { name: /^F\)/ }).check()
    await cold.getByLabel('What is your role?').fill(words)
    await cold.getByText('Saved on this phone').waitFor()
    const draft = new URL(cold.url()).pathname

    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const headers = { cookie, 'X-App': '1', 'Content-Type': 'application/json' }
    await fetch(`${server.url}/api/sign-out`, { method: 'POST', headers, body: '{}' })
    await phone.goOnline()
    const again = await phone.reopen('/home')
    await again.getByRole('link', { name: 'Sign in to check with the council' }).click()
    await again.getByText('You were signed out.').waitFor()
    await enterPassword(again)
    await enterRecoveryCode(again, recoveryCode)
    await again.getByText('Up to date with the council').waitFor()
    await again.goto(draft)
    await again.getByLabel('What is your role?').waitFor()
    assert.equal(await again.getByLabel('What is your role?').inputValue(), words)
    await shot('still there')
    await fillIn(again, adultAdviceV1, { answers: nilReturn, facts: { ageBand: '18-24' } })
    await declareAndSubmit(again)
    await again.getByRole('heading', { name: 'Advice received' }).waitFor()
  },
)
