import type { Page } from 'playwright-core'
import type { GivenAnswers } from '../../api/contract/form.ts'
import { adultAdviceV1 } from '../../api/contract/forms/adult-advice.v1/index.ts'
import { fillIn } from './fill-in.ts'

const overEighteenFacts = { ageBand: '18-24' }

/** Starts on Select Person, ends on the person's own page. */
export async function addPerson(page: Page, forename = 'Aaron', surname = 'Aardvaark', born = '2006'): Promise<void> {
  await page.getByRole('link', { name: 'Add Person' }).click()
  await page.getByRole('heading', { name: 'Add Person' }).waitFor()
  await page.getByLabel('Forename').fill(forename)
  await page.getByLabel('Surname').fill(surname)
  await page.getByLabel('Gender').selectOption({ label: 'Male' })
  await fillDate(page, 'Date of Birth', '30', '4', born)
  await page.getByRole('combobox', { name: 'Current School' }).fill('Foxford Community School')
  await page.getByRole('button', { name: 'Submit' }).click()
  await page.getByRole('heading', { name: `${forename} ${surname}` }).waitFor()
}

export async function fillDate(page: Page, label: string, day: string, month: string, year: string): Promise<void> {
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

/** Starts on the person's page, ends on the Summary or on the page `until`: an advice by somebody who has these answers in mind. */
export async function fillInAdvice(
  page: Page,
  answers: GivenAnswers,
  { facts, until, onPage }: { facts?: GivenAnswers; until?: string; onPage?: (name: string) => Promise<void> } = {},
): Promise<void> {
  await page.getByRole('button', { name: 'Adults Services Advice Form' }).click()
  await page.getByRole('heading', { name: 'Confirm your work profile' }).waitFor()
  await page.getByRole('button', { name: 'Select' }).click()
  await page.getByRole('heading', { name: 'Step 1: Your involvement' }).waitFor()
  await fillIn(
    page,
    adultAdviceV1,
    { answers, facts: facts ?? overEighteenFacts, ...(until === undefined ? {} : { until }) },
    onPage,
  )
  if (until !== undefined) return
  await page.getByRole('heading', { name: 'Summary', exact: true }).waitFor()
}

/** Agrees to both declarations and submits. */
export async function declareAndSubmit(page: Page): Promise<void> {
  const agreements = page.getByRole('checkbox', { name: /^I agree/ })
  await agreements.nth(0).check()
  await agreements.nth(1).check()
  await page.getByRole('button', { name: 'Submit' }).click()
}
