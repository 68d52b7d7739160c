import { faultCodes, type FaultCode, type Faults } from '#contract/fault.ts'
import { entriesOf } from '#contract/entries.ts'
import type { Form, GivenAnswers, List, Page, Questions } from '#contract/form.ts'
import { entryHeading } from '#contract/summary.ts'
import { wordFault, wordListFault } from '#contract/wording.ts'
import type { Place } from '#device/records.ts'
import type { WordedFault } from '#page/error-summary.ts'

type Codes = Readonly<Record<string, string>>

export interface PageFault extends WordedFault {
  /** Where it is put right. */
  place: Place
}

/** What is wrong anywhere in a form, in its order; `given` says which entry is which. */
export function wordFaults(form: Form, codes: Codes, given: GivenAnswers): PageFault[] {
  return form.steps.flatMap(({ pages }) => pages).flatMap((page) => wordPageFaults(page, codes, given))
}

/** What is wrong on one page, or in the entries of its list: `Need 2: Enter …`. */
export function wordPageFaults(page: Page, codes: Codes, given: GivenAnswers): PageFault[] {
  if (!('list' in page)) return placed(wordFaultsOf(page.questions, codes), { page: page.id })
  const { list } = page
  const own = codes[list.name]
  const whole = own === undefined ? [] : [{ name: list.name, sentence: wordWhole(list, own), place: { page: page.id } }]
  const entries = entriesOf(given[list.name]).flatMap(({ id }, index) => {
    const faults = wordFaultsOf(list.questions, entryCodes(list, id, codes))
    return placed(faults, { page: page.id, entry: id }).map(({ name, sentence, place }) => ({
      name: `${list.name}.${id}.${name}`,
      sentence: `${entryHeading(list, index + 1)}: ${sentence}`,
      place,
    }))
  })
  return [...whole, ...entries]
}

/** What is wrong with these questions. A newer server may know codes that this app does not. */
export function wordFaultsOf(questions: Questions, codes: Codes): WordedFault[] {
  return Object.entries(questions).flatMap(([name, question]) => {
    const code = codes[name]
    if (code === undefined) return []
    return [{ name, sentence: isFaultCode(code) ? wordFault(question, code) : `Check ‘${question.label}’` }]
  })
}

/** The faults of these questions that this app has words for. */
export function faultsOf(questions: Questions, codes: Codes): Faults {
  return Object.fromEntries(
    Object.entries(codes).filter(
      (entry): entry is [string, FaultCode] => Object.hasOwn(questions, entry[0]) && isFaultCode(entry[1]),
    ),
  )
}

/** The codes of one entry, by question. */
export function entryCodes({ name }: List, entry: string, codes: Codes): Codes {
  const prefix = `${name}.${entry}.`
  const own = Object.entries(codes).filter(([fault]) => fault.startsWith(prefix))
  return Object.fromEntries(own.map(([fault, code]) => [fault.slice(prefix.length), code]))
}

function placed(faults: readonly WordedFault[], place: Place): PageFault[] {
  return faults.map((fault) => ({ ...fault, place: { ...place, question: fault.name } }))
}

function wordWhole(list: List, code: string): string {
  return isFaultCode(code) ? wordListFault(list, code) : `Check each ${list.noun}`
}

function isFaultCode(code: string): code is FaultCode {
  return faultCodes.some((known) => known === code)
}
