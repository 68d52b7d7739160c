import type { Page } from 'playwright-core'

/** Starts on Select Person, ends on the person's own page. */
export async function addPerson(page: Page, forename = 'Aaron', surname = 'Aardvaark'): Promise<void> {
  await page.getByRole('link', { name: 'Add Person' }).click()
  await page.getByRole('heading', { name: 'Add Person' }).waitFor()
  await page.getByLabel('Forename').fill(forename)
  await page.getByLabel('Surname').fill(surname)
  await page.getByLabel('Gender').selectOption({ label: 'Male' })
  await fillDate(page, 'Date of Birth', '30', '4', '2006')
  await page.getByRole('combobox', { name: 'Current School' }).fill('Foxford Community School')
  await page.getByRole('button', { name: 'Submit' }).click()
  await page.getByRole('heading', { name: `${forename} ${surname}` }).waitFor()
}

async function fillDate(page: Page, label: string, day: string, month: string, year: string): Promise<void> {
  const date = page.getByRole('group', { name: label })
  await date.getByLabel('Day').fill(day)
  await date.getByLabel('Month').fill(month)
  await date.getByLabel('Year').fill(year)
}

/** A calendar day so many days ago, as it is typed. */
export function daysAgo(days: number): [day: string, month: string, year: string] {
  const [year = '', month = '', day = ''] = new Date(Date.now() - days * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-')
  return [day, month, year]
}

/** Starts on the person's page, ends on the Summary: an advice by somebody who knows the young person. */
export async function fillInAdvice(page: Page, shot: (name: string) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Adults Services Advice Form' }).click()
  await page.getByRole('heading', { name: 'Confirm your work profile' }).waitFor()
  await shot('work profile')
  await page.getByRole('button', { name: 'Select' }).click()
  await page.getByRole('heading', { name: 'Step 1: Your involvement' }).waitFor()
  await shot('step 1')
  await page.getByLabel("What is the young person's Care Direct number?").fill('004021')
  await page.getByRole('radio', { name: /^A\)/ }).check()
  await fillDate(page, 'Date the request was received', ...daysAgo(14))
  await saveAndContinue(page)
  await page.getByRole('group', { name: 'Did you write this advice?' }).getByLabel('Yes', { exact: true }).check()
  await saveAndContinue(page)
  await page.getByRole('radio', { name: 'Transitions / preparing for adulthood' }).check()
  await shot('team')
  await saveAndContinue(page)
  await fillDate(page, 'When did your service first become involved?', '', '4', '2020')
  await page.getByRole('group', { name: 'Is your service still involved?' }).getByLabel('Yes').check()
  const existing = 'Are you using an assessment or report written for another purpose?'
  await page.getByRole('group', { name: existing }).getByLabel('No').check()
  await saveAndContinue(page)
  await page.getByRole('checkbox', { name: 'Care Act needs assessment' }).check()
  await saveAndContinue(page)
  await fillDate(page, 'Care Act needs assessment', '', '6', '2025')
  await saveAndContinue(page)
  await page.getByRole('checkbox', { name: 'Seen in person' }).check()
  await fillDate(page, 'When did you last see or speak to the young person?', ...daysAgo(3))
  await saveAndContinue(page)
  await page.getByRole('heading', { name: 'Summary', exact: true }).waitFor()
  await shot('summary')
}

/** Agrees to both declarations and submits. */
export async function declareAndSubmit(page: Page): Promise<void> {
  const agreements = page.getByRole('checkbox', { name: /^I agree/ })
  await agreements.nth(0).check()
  await agreements.nth(1).check()
  await page.getByRole('button', { name: 'Submit' }).click()
}

/** Waits for the next page: its address is another one. */
async function saveAndContinue(page: Page): Promise<void> {
  const { pathname } = new URL(page.url())
  await page.getByRole('button', { name: 'Save & Continue' }).click()
  await page.waitForURL((url) => url.pathname !== pathname)
}
