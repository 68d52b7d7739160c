import { verdictNames } from '#contract/asked-again.ts'
import { stepNumber } from '#contract/asking.ts'
import type { Form, List } from '#contract/form.ts'

/** What the button says. */
export function wordAdd({ noun, addFirst, addMore }: List, count: number): string {
  return count === 0 ? (addFirst ?? `Add ${withArticle(noun)}`) : (addMore ?? `Add another ${noun}`)
}

/** `You have added 3 needs.` */
export function wordCount({ noun }: List, count: number): string {
  return `You have added ${count === 0 ? 'no' : String(count)} ${noun}${count === 1 ? '' : 's'}.`
}

/** In which step consent is asked for the entries of a list that need it. */
export function wordConsentWanted(form: Form, { name }: List): string {
  const step = form.steps.find(({ pages }) =>
    pages.some((page) => 'list' in page && verdictNames(page.list, name).length > 0),
  )
  const number = step && stepNumber(form, step.id)
  return number === undefined ? 'Not linked. Needs consent' : `Not linked. Needs consent in Step ${String(number)}`
}

export function wordConsented({ noun }: List): string {
  return `Consent was given for this ${noun}. If you change it, you will be asked to record it again.`
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
}
