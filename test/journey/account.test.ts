import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { nilReturn } from '../examples/adult-advice.ts'
import { journey } from './journey.ts'
import { codeIn } from './mailbox.ts'
import { addPerson, daysAgo, declareAndSubmit, fillDate, fillInAdvice } from './person.ts'
import {
  confirmItIsYou,
  enableTwoStep,
  enterCode,
  enterPassword,
  openAccount,
  practitioner,
  register,
  signIn,
  signInToSend,
  signOut,
} from './practitioner.ts'

const newEmail = 'lesley.harris-jones@council.example'
const words = 'Half a sentence about'

journey('an email address is changed by the code from the new one, and the old one is told', async (walk) => {
  const { page, mailbox, shot, accessible } = walk
  await register(page, mailbox)
  await enableTwoStep(page)
  await signIn(page, mailbox)
  await openAccount(page, 'Change Email Address')
  await accessible()
  await shot('change email address')
  await page.getByLabel('New Email Address', { exact: true }).fill(newEmail)
  await page.getByLabel('Confirm New Email Address').fill(newEmail)
  await page.getByRole('button', { name: 'Continue' }).click()
  await accessible()
  await shot('confirm it is you')
  await confirmItIsYou(page)
  await page.getByLabel('Confirmation code').waitFor()
  await accessible()
  await shot('code')
  await mailbox.latest(practitioner.email, 'A change of your email address was asked for')
  await page.getByLabel('Confirmation code').fill(codeIn(await mailbox.latest(newEmail)))
  await page.getByRole('button', { name: 'Confirm my new email address' }).click()
  await page.getByText('Your email address is now').waitFor()
  await mailbox.latest(practitioner.email, 'Your email address was changed')
  await accessible()
  await shot('changed')

  await signOut(page)
  await enterPassword(page)
  await page.getByText('The email address or the password is not right').first().waitFor()
  await enterPassword(page, { email: newEmail })
  await enterCode(page, mailbox, newEmail)
})

journey('a phone that is signed out from another one says so, and keeps its draft', async (walk) => {
  const { page, another, mailbox, shot, accessible } = walk
  await signInToSend(walk)
  await addPerson(page)
  await page.getByRole('button', { name: 'Adults Services Advice Form' }).click()
  await page.getByRole('button', { name: 'Select' }).click()
  await page.getByRole('radio', { name: /^F\)/ }).check()
  await page.getByLabel('What is your role?').fill(words)
  await page.getByText('Saved on this phone').waitFor()

  const { page: desk } = await another()
  await signIn(desk, mailbox)
  await openAccount(desk, 'Signed-in devices')
  await desk.getByText('This device', { exact: true }).waitFor()
  await shot('devices', desk)
  await desk.getByRole('button', { name: /^Sign out this device/ }).click()
  await confirmItIsYou(desk)
  await desk.getByText('You are signed in on no other device.').waitFor()
  await shot('signed out the other', desk)

  const draft = page.url()
  await page.goto('/home')
  await page.getByRole('link', { name: 'Sign in to check with the council' }).click()
  await page.getByText('You were signed out of this phone from another device.').waitFor()
  await accessible()
  await shot('signed out from another')
  await page.goto(draft)
  await page.getByLabel('What is your role?').waitFor()
  assert.equal(await page.getByLabel('What is your role?').inputValue(), words)
})

journey(
  'whoever tells of a change stays signed in, and whoever suspends the account loses nothing that waits',
  async (walk) => {
    const { page, phone, another, mailbox, shot, accessible } = walk
    await signInToSend(walk)
    await addPerson(page)
    await page.getByText('Up to date with the council').waitFor()
    const { page: desk } = await another()
    await signIn(desk, mailbox)

    await openAccount(desk, 'Change of Circumstances')
    await shot('change of circumstances', desk)
    await tellOf(desk, 'My role has changed', 'No, keep it open')
    await desk.getByText('This was sent to the council’s team.').waitFor()
    await shot('sent', desk)
    const { text } = await mailbox.latest('sen@council.example', 'Change of circumstances of a portal user')
    assert.match(text, /My role has changed[^]*Their account stays open/)

    await phone.goOffline()
    await fillInAdvice(page, nilReturn)
    await declareAndSubmit(page)
    await page.getByRole('heading', { name: 'Waiting to send' }).waitFor()

    await openAccount(desk, 'Change of Circumstances')
    await tellOf(desk, 'I have left my organisation, or will soon', 'Yes, suspend it now')
    await desk.getByText('Your account will be suspended now.').waitFor()
    await shot('are you sure', desk)
    await desk.getByRole('button', { name: 'Yes, suspend my account' }).click()
    await confirmItIsYou(desk)
    await desk.getByText('Your account is suspended.').waitFor()

    await phone.goOnline()
    await page.getByRole('link', { name: 'Sign in to send' }).first().click()
    await page.getByText('Your account is suspended.').waitFor()
    await shot('suspended')
    await enterPassword(page)
    await page.getByRole('alert').getByText('Your account is suspended.').waitFor()
    assert.equal(await page.getByText('Your account is suspended.').count(), 1)
    await accessible()
    await page.goto('/outbox')
    await page.getByText('Aaron Aardvaark').waitFor()
  },
)

async function tellOf(page: Page, change: string, suspend: string): Promise<void> {
  await page.getByRole('radio', { name: change }).check()
  await fillDate(page, 'From when?', ...daysAgo(0))
  await page.getByRole('radio', { name: suspend }).check()
  await page.getByRole('button', { name: 'Send to the council’s team' }).click()
}
