import type { AskedPage } from '#contract/asking.ts'
import { entriesOf, plainAnswers, withEntry } from '#contract/entries.ts'
import type { Answer, Given, GivenAnswers, ListPage, Questions } from '#contract/form.ts'
import { readPage, readQuestions, type Reading, type ReadingOn } from '#contract/read.ts'
import type { AnswerChange } from '#device/answers.ts'

/** A page that is asked, or one entry of its list. */
export interface AskedScreen extends AskedPage {
  entry?: string | undefined
  /** The entry of an earlier list that a new one belongs to. */
  to?: string | undefined
}

/** The page itself, where the entries are listed. */
export type AskedList = AskedScreen & { page: ListPage }

export function isList(asked: AskedScreen): asked is AskedList {
  return 'list' in asked.page
}

export function questionsOn({ page, entry }: AskedScreen): Questions {
  if (!('list' in page)) return page.questions
  return entry === undefined ? {} : page.list.questions
}

/** What is given to them; undefined while the entry is still to be made. */
export function givenOn({ page, entry }: AskedScreen, whole: GivenAnswers): GivenAnswers | undefined {
  if (!('list' in page) || entry === undefined) return whole
  const found = entriesOf(whole[page.list.name]).find(({ id }) => id === entry)
  if (!found) return undefined
  const { id: _, ...answers } = found
  return answers
}

/** What is given in the whole form, with what is given here. */
export function withGivenOn({ page, entry }: AskedScreen, whole: GivenAnswers, given: GivenAnswers): GivenAnswers {
  if (!('list' in page) || entry === undefined) return given
  return withEntry(whole, page.list.name, { ...plainAnswers(given), id: entry })
}

export function changeOn({ page, entry }: AskedScreen, name: string, given: Given): AnswerChange {
  if (!('list' in page) || entry === undefined) return { name, given }
  return { list: page.list.name, entryId: entry, name, given: answerIn(given) }
}

export function readOn(asked: AskedScreen, given: GivenAnswers, on: ReadingOn): Reading {
  const { page, entry, before } = asked
  if (entry === undefined) return readPage(page, given, on, before)
  return readQuestions(questionsOn(asked), given, on.today, before)
}

/** A question's answer is never a list of entries. */
function answerIn(given: Given): Answer | undefined {
  return isAnswer(given) ? given : undefined
}

function isAnswer(given: Given): given is Answer | undefined {
  return entriesOf(given).length === 0
}
