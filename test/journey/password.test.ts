import { journey } from './journey.ts'
import { confirmItIsYou, enterCode, enableTwoStep, practitioner, register, signIn } from './practitioner.ts'

journey(
  'a password and a secret question are changed by whoever knows the password',
  async ({ page, phone, mailbox, shot, accessible }) => {
    await register(page, mailbox)
    await enableTwoStep(page)
    await signIn(page, mailbox)
    await page.getByRole('link', { name: 'My Account' }).first().click()
    await page.getByRole('link', { name: 'Change Password' }).click()
    await page.getByRole('heading', { name: 'Change Password' }).waitFor()

    const password = 'four more random words'
    await page.getByLabel('Current Password').fill(practitioner.password)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByLabel('Confirm Password').fill(password)
    await phone.goOffline()
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByText('Changing your password needs a connection.').waitFor()
    await shot('no connection')
    await phone.goOnline()
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByText('Your password was changed.').waitFor()
    await mailbox.latest(practitioner.email, 'Your password was changed')
    await accessible()
    await shot('password changed')

    await page.getByRole('link', { name: 'My Account' }).last().click()
    await page.getByRole('link', { name: 'Change Secret Question' }).click()
    await page.getByLabel('Secret Question').selectOption({ label: 'Make of my first car' })
    await page.getByLabel('Secret Answer').fill('Morris Minor')
    await accessible()
    await shot('secret question')
    await page.getByRole('button', { name: 'Change secret question' }).click()
    await confirmItIsYou(page, password)
    await page.getByText('Your secret question was changed.').waitFor()

    await page.getByRole('button', { name: 'Sign Out' }).click()
    await page.getByLabel('Email Address', { exact: true }).fill(practitioner.email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Login' }).click()
    await enterCode(page, mailbox)
  },
)
