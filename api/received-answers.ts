import { declarationTexts } from '#contract/declarations.ts'
import { unconsented } from '#contract/disclose.ts'
import { factsAbout } from '#contract/facts.ts'
import { type Form } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { personQuestions } from '#contract/person.ts'
import { readExactly, readForm, readQuestions } from '#contract/read.ts'
import { type Submission } from '#contract/wire.ts'

type Faults = Readonly<Record<string, string>>

/**
 * What the phone should have found wrong before it sent this; undefined when nothing is. Judged by the day it was
 * finished on, and by the person as they were then: what was right is not wrong because it travelled a week.
 */
export function faultsOf(form: Form, { about, answers, declarations, finishedAt }: Submission): Faults | undefined {
  const today = londonDay(new Date(finishedAt))
  const details = readExactly(readQuestions(personQuestions, about, today), about)
  if (!details.ok) return underAbout(details.faults)

  const facts = factsAbout(about, today)
  const reading = readExactly(readForm(form, answers, { today, facts, received: true }), answers)
  if (!reading.ok) return reading.faults

  const withoutConsent = unconsented(form, answers, facts)
  if (Object.keys(withoutConsent).length > 0) return withoutConsent

  const texts = declarationTexts(form)
  return texts.every((text, index) => text === declarations[index]) ? undefined : { declarations: 'not-the-same' }
}

function underAbout(faults: Faults): Faults {
  return Object.fromEntries(Object.entries(faults).map(([name, code]) => [`about.${name}`, code]))
}
