import type { Page } from 'playwright-core'
import { codeIn, linkIn, type Mailbox } from './mailbox.ts'

/** Someone who uses the portal, made anew for each journey. */
export const practitioner = {
  email: 'lesley.harris@council.example',
  password: 'three random words',
  secretAnswer: 'Aardvaark',
} as const

export const welcome = 'Welcome to the Coventry SEND Portal'
export const codeSubject = 'Your Coventry SEND portal verification Code'
export const home = 'Welcome to the Coventry SEND Professional Portal'

/** The guide's 1.1.1 to 1.1.5: three steps, a mail, one click. */
export async function register(page: Page, mailbox: Mailbox): Promise<void> {
  await page.getByRole('link', { name: 'Register' }).first().click()
  await page.getByLabel('Email Address', { exact: true }).fill(practitioner.email)
  await page.getByLabel('Confirm Email Address').fill(practitioner.email)
  await page.getByLabel('Password', { exact: true }).fill(practitioner.password)
  await page.getByLabel('Confirm Password').fill(practitioner.password)
  await page.getByLabel('Secret Question').selectOption({ label: "Mother's maiden name" })
  await page.getByLabel('Secret Answer').fill(practitioner.secretAnswer)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Title').selectOption({ label: 'Ms' })
  await page.getByLabel('Forename').fill('Lesley')
  await page.getByLabel('Surname').fill('Harris')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Professional Role').selectOption({ label: 'Project Support' })
  await page.getByLabel('Organisation Name').fill('Coventry City Council')
  await page.getByRole('button', { name: 'Enter Address Manually' }).click()
  await page.getByLabel('Street Name').fill('Earl Street')
  await page.getByLabel('Postcode').fill('cv15rr')
  await page.getByLabel('Work Phone').fill('024 7683 1614')
  await page.getByRole('button', { name: 'Submit Registration' }).click()
  await page.getByRole('heading', { name: 'Confirm your email address' }).waitFor()
  await page.goto(linkIn(await mailbox.latest(practitioner.email, 'Professional Portal activation')))
  await page.getByRole('button', { name: 'Activate my account' }).click()
  await page.getByText('Your account is active').waitFor()
}

/** The guide's 1.1.6 to 1.1.8: a password alone opens nothing but Home and My Account. */
export async function enableTwoStep(page: Page): Promise<void> {
  await enterPassword(page)
  await page.getByRole('heading', { name: home }).waitFor()
  await page.getByRole('link', { name: 'SEND', exact: true }).click()
  await page.getByRole('heading', { name: 'Special Educational Needs and Disabilities' }).waitFor()
  await page.getByRole('link', { name: 'Enable Two Step Verification Now' }).click()
  await page.getByLabel('Preferred method').selectOption({ label: 'Email' })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: welcome }).waitFor()
}

export async function signIn(page: Page, mailbox: Mailbox): Promise<void> {
  await enterPassword(page)
  await enterCode(page, mailbox)
}

/** From nothing to Select Person. */
export async function signInToSend({ page, mailbox }: { page: Page; mailbox: Mailbox }): Promise<void> {
  await register(page, mailbox)
  await enableTwoStep(page)
  await signIn(page, mailbox)
  await page.getByRole('link', { name: 'SEND', exact: true }).click()
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign Out' }).click()
  await page.getByRole('button', { name: 'Login' }).waitFor()
}

/** Opens what My Account leads to. */
export async function openAccount(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'My Account' }).first().click()
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { name, exact: true }).waitFor()
}

/** What only the account's owner knows. */
export async function confirmItIsYou(page: Page, password: string = practitioner.password): Promise<void> {
  await page.getByRole('heading', { name: 'Confirm it is you' }).waitFor()
  await page.getByLabel('Current Password').fill(password)
  await page.locator('confirm-gate').getByLabel('Secret Answer').fill(practitioner.secretAnswer)
  await page.getByRole('button', { name: 'Continue' }).click()
}

export async function enterPassword(page: Page, known: { email?: string; password?: string } = {}): Promise<void> {
  const { email, password } = { ...practitioner, ...known }
  await page.getByLabel('Email Address', { exact: true }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Login' }).click()
}

export async function enterCode(page: Page, mailbox: Mailbox, email: string = practitioner.email): Promise<void> {
  await page.getByRole('heading', { name: 'Enter your verification code' }).waitFor()
  await page.getByLabel('Verification code').fill(codeIn(await mailbox.latest(email, codeSubject)))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: home }).waitFor()
}
