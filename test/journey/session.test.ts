import { nilReturn } from '../examples/adult-advice.ts'
import { journey } from './journey.ts'
import { addPerson, declareAndSubmit, fillInAdvice } from './person.ts'
import { enableTwoStep, home, register, signIn } from './practitioner.ts'

journey(
  'a session that ended closes nothing on the phone, and what waits goes when the same person signs in again',
  async ({ page, context, mailbox, shot, accessible }) => {
    await register(page, mailbox)
    await enableTwoStep(page)
    await signIn(page, mailbox)
    await page.getByRole('link', { name: 'SEND', exact: true }).click()
    await addPerson(page)
    await page.getByText('Up to date with the council').waitFor()

    await context.clearCookies()
    await fillInAdvice(page, nilReturn)
    await declareAndSubmit(page)
    await page.getByRole('heading', { name: 'Waiting to send' }).waitFor()
    await page.getByText('Sign in to send').first().waitFor()
    await accessible()
    await shot('sign in to send')

    await page
      .getByRole('link', { name: /Sign in|Log in/ })
      .first()
      .click()
    await page.getByText('what waits on this phone').waitFor()
    await shot('sign in again')
    await signIn(page, mailbox)
    await page.getByText('Up to date with the council').waitFor()

    await page.getByRole('button', { name: 'Sign Out' }).click()
    await page.getByRole('button', { name: 'Login' }).waitFor()
    await page.goto('/send')
    await page.getByRole('button', { name: 'Login' }).waitFor()
    await signIn(page, mailbox)
    await page.getByRole('heading', { name: home }).waitFor()
    await page.getByText('1 not read yet').waitFor()
  },
)
