import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { journey } from './journey.ts'
import { linkIn, type Mailbox } from './mailbox.ts'
import {
  codeSubject,
  enableTwoStep,
  enterCode,
  enterPassword,
  home,
  openAccount,
  practitioner,
  register,
  signIn,
  signOut,
} from './practitioner.ts'
import { addPasskeyKeeper, createPasskey, keepRecoveryCodes } from './second-steps.ts'

const newPassword = 'four more random words'

/** Up to the mail's link, which anybody can come by who reads this mailbox. */
async function askForLink(page: Page, mailbox: Mailbox): Promise<string> {
  await page.getByRole('link', { name: 'Forgotten your password?' }).click()
  await page.getByLabel('Email Address', { exact: true }).fill(practitioner.email)
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('heading', { name: 'Forgotten your password' }).waitFor()
  return linkIn(await mailbox.latest(practitioner.email, 'Reset your password'))
}

async function chooseNewPassword(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Password', { exact: true }).fill(newPassword)
  await page.getByLabel('Confirm Password').fill(newPassword)
  await page.getByRole('button', { name: 'Change password' }).click()
}

journey('a passkey logs in alone or after the password, and keeps out whoever has stolen the mailbox', async (walk) => {
  const { page, mailbox, another, shot, accessible } = walk
  await addPasskeyKeeper(page)
  await register(page, mailbox)
  await enableTwoStep(page)
  await signIn(page, mailbox)
  await createPasskey(page)
  await page.getByRole('heading', { name: 'Recovery codes' }).waitFor()
  await accessible()
  await shot('recovery codes')
  await keepRecoveryCodes(page)
  await page.getByText('from now on you use your passkey each time').waitFor()
  await accessible()
  await mailbox.latest(practitioner.email, 'Two step verification was changed')

  const codesMailed = async () =>
    (await mailbox.list(practitioner.email)).filter(({ subject }) => subject === codeSubject)
  const mailedBefore = (await codesMailed()).length
  await page.getByRole('button', { name: 'Log in with a passkey' }).click()
  await page.getByRole('heading', { name: home }).waitFor()
  await signOut(page)
  await enterPassword(page)
  await page.getByRole('button', { name: 'Use your passkey' }).waitFor()
  await accessible()
  await shot('use your passkey')
  await page.getByRole('button', { name: 'Use your passkey' }).click()
  await page.getByRole('heading', { name: home }).waitFor()

  const { page: thief } = await another()
  await addPasskeyKeeper(thief)
  const link = await askForLink(thief, mailbox)
  await chooseNewPassword(thief, link)
  await thief.getByText('the email alone is not enough').waitFor()
  await shot('the email alone is not enough', thief)
  await thief.getByRole('button', { name: 'Change password' }).click()
  await thief.getByText('No passkey was used').waitFor()
  await thief.getByRole('button', { name: 'Use a recovery code' }).click()
  await thief.getByLabel('Recovery code').fill('AAAA-AAAA-AAAA-AAAA')
  await thief.getByRole('button', { name: 'Change password' }).click()
  await thief.getByText('This is not one of your recovery codes').first().waitFor()
  await thief.goto('/')
  await enterPassword(thief)
  await thief.getByRole('button', { name: 'Use your passkey' }).waitFor()
  assert.equal(await thief.getByRole('button', { name: /email/ }).count(), 0)
  assert.equal((await codesMailed()).length, mailedBefore, 'with a passkey no code is mailed')

  await chooseNewPassword(page, link)
  await page.getByText('the email alone is not enough').waitFor()
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('Your password was changed. Log in with the new one.').waitFor()
  await mailbox.latest(practitioner.email, 'Your password was changed')
  await enterPassword(page, { password: newPassword })
  await page.getByRole('button', { name: 'Use your passkey' }).click()
  await page.getByRole('heading', { name: home }).waitFor()
})

journey('without one, whoever has stolen the mailbox gets in, but can lock nobody out and is seen', async (walk) => {
  const { page, mailbox, another, shot, accessible } = walk
  await register(page, mailbox)
  await enableTwoStep(page)
  await signIn(page, mailbox)

  const { page: thief } = await another()
  await chooseNewPassword(thief, await askForLink(thief, mailbox))
  await thief.getByText('Your password was changed').waitFor()
  await mailbox.latest(practitioner.email, 'Your password was changed')
  await enterPassword(thief, { password: newPassword })
  await enterCode(thief, mailbox)
  await thief.getByText('Up to date with the council').waitFor()
  for (const name of ['Two Step Verification', 'Change Email Address', 'Signed-in devices']) {
    await openAccount(thief, name)
    await thief.getByText('Your password was reset by email alone.').waitFor()
  }
  await shot('restricted', thief)

  await page.reload()
  await page.getByRole('link', { name: 'Sign in to check with the council' }).click()
  await page.getByText('because the password of this account was reset by email').waitFor()
  await accessible()
  await shot('reset by somebody')
})
