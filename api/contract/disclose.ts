import { isAgreed, isTold } from './consent.ts'
import { askedPages, askedQuestions, holds } from './asking.ts'
import { entriesOf } from './entries.ts'
import type { FaultCode, Faults } from './fault.ts'
import type { Answer, Answers, Entry, Form, GivenAnswers, List } from './form.ts'
import { readForm, type Reading, type ReadingOn } from './read.ts'

/** An entry that is not sent: its own consent is wanting, or all that it belongs to is not sent. */
export interface Withheld {
  list: List
  entry: Entry
}

/** What leaves the phone of answers that passed their checks, and what does not. */
export interface Disclosure {
  ok: true
  answers: Answers
  withheld: readonly Withheld[]
}

export type Disclosing = Disclosure | Extract<Reading, { ok: false }>

/**
 * Reads the whole form, and takes out what nobody may share, and whatever hangs on that alone. What is left is read as
 * the server will read it: questions that only those details made us ask are not answered in it either.
 */
export function disclose(form: Form, given: GivenAnswers, on: ReadingOn): Disclosing {
  const whole = readForm(form, given, on)
  return whole.ok ? takeOut(form, whole.answers, on) : whole
}

function takeOut(form: Form, given: Answers, on: ReadingOn): Disclosing {
  // Here, while every record still stands: a refusal that the council may not know of counts as well.
  const faults = unconsentedOther(form, given, on.facts)
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  const withheld: Withheld[] = []
  let left: GivenAnswers = given
  for (const list of askedLists(form, given, on.facts)) {
    const gone = new Set(withheld.map(({ entry }) => entry.id))
    const kept: Entry[] = []
    for (const entry of entriesOf(given[list.name])) {
      const trimmed = isWithheld(list, entry, given) ? undefined : without(list, entry, gone)
      if (trimmed) kept.push(trimmed)
      else withheld.push({ list, entry })
    }
    left = { ...left, [list.name]: kept }
  }
  const reading = readForm(form, left, { ...on, received: true })
  return reading.ok ? { ok: true, answers: reading.answers, withheld } : reading
}

/** What stands in answers without the consent it needs. The server takes nothing of the kind. */
export function unconsented(form: Form, given: GivenAnswers, facts: GivenAnswers): Faults {
  const faults: Record<string, FaultCode> = { ...unconsentedOther(form, given, facts) }
  for (const list of askedLists(form, given, facts)) {
    for (const entry of entriesOf(given[list.name])) {
      if (isWithheld(list, entry, given)) faults[`${list.name}.${entry.id}.${consentName(list)}`] = 'no-consent'
    }
  }
  return faults
}

/** Details in the words of the advice, which nobody can take out for the practitioner. */
function unconsentedOther(form: Form, given: GivenAnswers, facts: GivenAnswers): Faults {
  const isIncluded = askedPages(form, given, facts).some(
    ({ page, before }) =>
      !('list' in page) &&
      given['includeOther'] === 'yes' &&
      Object.hasOwn(askedQuestions(page.questions, given, before), 'includeOther'),
  )
  return isIncluded && !isAgreed(given) ? { includeOther: 'no-consent' } : {}
}

function askedLists(form: Form, given: GivenAnswers, facts: GivenAnswers): List[] {
  return askedPages(form, given, facts).flatMap(({ page }) => ('list' in page ? [page.list] : []))
}

function isWithheld(list: List, entry: Entry, given: GivenAnswers): boolean {
  if (list.name === 'consents') return !isTold(entry)
  return list.consentIf !== undefined && holds(list.consentIf, entry) && !isAgreed(given, entry.id)
}

/** Without what it says about entries that are gone; undefined when that was all it was about. */
function without(list: List, entry: Entry, gone: ReadonlySet<string>): Entry | undefined {
  const { id, ...answers } = entry
  const left: Record<string, Answer> = {}
  for (const [name, answer] of Object.entries(answers)) {
    const kind = list.questions[name]?.kind
    const isAbout = (kind === 'links' || kind === 'verdicts') && typeof answer === 'object'
    if (isAbout) {
      const kept = answer.filter((told) => !gone.has(told.replace(/^(yes|no) /, '')))
      if (answer.length > 0 && kept.length === 0) return undefined
      left[name] = kept
    } else left[name] = answer
  }
  return { ...left, id }
}

/** The question that says that consent is needed, or that there is none to tell of. */
function consentName({ name, consentIf }: List): string {
  if (name === 'consents') return 'given'
  return consentIf && 'question' in consentIf ? consentIf.question : ''
}
