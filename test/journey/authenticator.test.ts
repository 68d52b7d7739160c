import { journey } from './journey.ts'
import {
  confirmItIsYou,
  enableTwoStep,
  enterPassword,
  home,
  openAccount,
  practitioner,
  register,
  signIn,
  signOut,
} from './practitioner.ts'
import {
  appCode,
  currentStep,
  enterRecoveryCode,
  enterSecondStep,
  keepRecoveryCodes,
  setUpApp,
} from './second-steps.ts'

journey(
  'an authenticator app and recovery codes log in, each code once',
  async ({ page, mailbox, shot, accessible }) => {
    await register(page, mailbox)
    await enableTwoStep(page)
    await signIn(page, mailbox)
    await openAccount(page, 'Two Step Verification')
    await accessible()
    await shot('two-step')
    await page.getByLabel('Preferred method').selectOption({ label: 'Authenticator app' })
    await page.getByRole('button', { name: 'Save' }).click()
    await confirmItIsYou(page)
    await page.getByRole('heading', { name: 'Set up an authenticator app' }).waitFor()
    await page.getByRole('img', { name: 'QR code' }).waitFor()
    await accessible()
    await shot('set up')
    const { secret, step } = await setUpApp(page)
    const [first = '', second = ''] = await keepRecoveryCodes(page)
    await page.getByText('from now on you enter a code from your authenticator app').waitFor()

    await enterPassword(page)
    await enterSecondStep(page, 'Verification code', appCode(secret, step))
    await page.getByText('This is not the code that your authenticator app shows now').first().waitFor()
    await accessible()
    await shot('used before')
    await enterSecondStep(page, 'Verification code', appCode(secret, currentStep() + 1))
    await page.getByRole('heading', { name: home }).waitFor()
    await signOut(page)

    await enterPassword(page)
    await enterRecoveryCode(page, first.toLowerCase().replaceAll('-', ' '))
    await page.getByRole('heading', { name: home }).waitFor()
    await signOut(page)
    await enterPassword(page)
    await enterRecoveryCode(page, first)
    await page.getByText('or it was used before').first().waitFor()
    await accessible()
    await shot('recovery code')
    await enterSecondStep(page, 'Recovery code', second)
    await page.getByRole('heading', { name: home }).waitFor()

    await openAccount(page, 'Two Step Verification')
    await page.getByText('You have 8 recovery codes left.').waitFor()
    await shot('eight left')
    await page.getByRole('link', { name: 'Make new recovery codes' }).click()
    await page.getByRole('button', { name: 'Make new recovery codes' }).click()
    await confirmItIsYou(page)
    await keepRecoveryCodes(page)
    await page.getByText('You have 10 recovery codes left.').waitFor()
    await mailbox.latest(practitioner.email, 'Two step verification was changed')
  },
)
