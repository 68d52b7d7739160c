import type { Locator, Page } from 'playwright-core'
import { askedPages, askedQuestions } from '../../api/contract/asking.ts'
import { labelOf } from '../../api/contract/code-lists/index.ts'
import { entriesOf } from '../../api/contract/entries.ts'
import type { Form, Given, GivenAnswers, List, Question, Questions } from '../../api/contract/form.ts'
import { linkable } from '../../api/contract/kinds/links.ts'

/** Called on every page of a form, filled in and not yet left. */
type OnPage = (name: string) => Promise<void>

/**
 * Walks through a form as somebody would who has these answers in mind, from its first page to its last, or to the page `until`. Every answer
 * is given by its label, as a person finds it.
 */
export async function fillIn(
  page: Page,
  form: Form,
  { answers, facts, until }: { answers: GivenAnswers; facts: GivenAnswers; until?: string },
  onPage: OnPage = () => Promise.resolve(),
): Promise<void> {
  const asked = askedPages(form, answers, facts)
  for (const { page: formPage, before } of asked) {
    if (formPage.id === until) return
    if ('list' in formPage) await fillInList(page, formPage.list, answers, before, onPage)
    else await answerAll(page, askedQuestions(formPage.questions, answers, before), answers, before)
    await onPage(formPage.id)
    await saveAndContinue(page)
  }
}

/** Waits for the next page: its address is another one. */
export async function saveAndContinue(page: Page): Promise<void> {
  const { pathname } = new URL(page.url())
  await page.getByRole('button', { name: 'Save & Continue' }).click()
  await page.waitForURL((url) => url.pathname !== pathname)
}

/** The first entry of a list that needs one opens by itself. */
async function fillInList(page: Page, list: List, answers: GivenAnswers, before: GivenAnswers, onPage: OnPage) {
  for (const entry of entriesOf(answers[list.name])) {
    const heading = page.getByRole('button', { name: 'Save & Continue' })
    await heading.waitFor()
    if (/\/forms\/[^/]+\/[^/]+$/.test(new URL(page.url()).pathname)) {
      await page
        .getByRole('button', { name: /^Add/ })
        .or(page.getByRole('link', { name: /^Add/ }))
        .last()
        .click()
    }
    await page.waitForURL((url) => /\/forms\/[^/]+\/[^/]+\/[^/]+$/.test(url.pathname))
    await answerAll(page, askedQuestions(list.questions, entry, before), entry, { ...before, ...answers })
    await onPage(list.noun)
    await saveAndContinue(page)
  }
}

async function answerAll(page: Page, questions: Questions, given: GivenAnswers, before: GivenAnswers): Promise<void> {
  for (const [name, question] of Object.entries(questions)) {
    const answer = given[name]
    if (answer !== undefined) await answerOne(page, question, answer, before)
  }
}

/** A question that another answer brings up is waited for by the browser's own patience. */
async function answerOne(page: Page, question: Question, given: NonNullable<Given>, before: GivenAnswers) {
  const { label } = question
  const words = typeof given === 'string' ? given : ''
  const group = page.getByRole('group', { name: label, exact: true })
  switch (question.kind) {
    case 'agreement':
    case 'statement':
      return page.getByRole('checkbox', { name: label, exact: true }).check()
    case 'choice':
      return group.getByRole('radio', { name: question.options[words] ?? '', exact: true }).check()
    case 'choices':
      return tick(
        group,
        codesOf(given).map((code) => question.options[code] ?? ''),
      )
    case 'links':
      return tick(
        group,
        linkable(question, before).flatMap(({ id, label: entry }) => (codesOf(given).includes(id) ? [entry] : [])),
      )
    case 'verdicts': {
      for (const { id, label: entry } of linkable(question, before)) {
        const verdict = codesOf(given).includes(`yes ${id}`) ? question.yes : question.no
        await group.getByRole('group', { name: entry, exact: true }).getByRole('radio', { name: verdict }).check()
      }
      return
    }
    case 'date':
      return fillDate(group, words)
    case 'select':
      await page.getByLabel(label, { exact: true }).selectOption({ label: labelOf(question.list, words) })
      return
    case 'combobox':
      return page.getByRole('combobox', { name: label, exact: true }).fill(words)
    case 'text':
    case 'time':
      return page.getByRole('textbox', { name: label, exact: true }).fill(words)
  }
}

async function tick(group: Locator, labels: readonly string[]): Promise<void> {
  for (const name of labels) await group.getByRole('checkbox', { name, exact: true }).check()
}

async function fillDate(group: Locator, day: string): Promise<void> {
  const [year = '', month = '', date] = day.split('-')
  if (date !== undefined) await group.getByLabel('Day').fill(date)
  await group.getByLabel('Month').fill(month)
  await group.getByLabel('Year').fill(year)
}

function codesOf(given: Given): readonly string[] {
  const codes: readonly unknown[] = Array.isArray(given) ? given : []
  return codes.filter((code) => typeof code === 'string')
}
