import { faultCodes, type FaultCode, type Faults } from '#contract/fault.ts'
import type { Form, Page, Questions } from '#contract/form.ts'
import { wordFault } from '#contract/wording.ts'
import type { WordedFault } from '#page/error-summary.ts'

type Codes = Readonly<Record<string, string>>

export interface PageFault extends WordedFault {
  page: string
}

/** What is wrong anywhere in a form, in its order. */
export function wordFaults(form: Form, codes: Codes): PageFault[] {
  return form.steps
    .flatMap(({ pages }) => pages)
    .flatMap((page) => wordFaultsOf(questionsOf(page), codes).map((fault) => ({ ...fault, page: page.id })))
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

/** The questions that stand on a page; those of a list stand on a page for each entry. */
export function questionsOf(page: Page): Questions {
  return 'list' in page ? {} : page.questions
}

function isFaultCode(code: string): code is FaultCode {
  return faultCodes.some((known) => known === code)
}
