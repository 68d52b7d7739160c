import { declarationTexts } from '#contract/declarations.ts'
import { factsAbout } from '#contract/facts.ts'
import type { Form, GivenAnswers } from '#contract/form.ts'
import { londonDay, showDay, showTime } from '#contract/london.ts'
import type { Practitioner, Receipt, SentRole, Submission } from '#contract/wire.ts'
import { roleOf } from './hand-in.ts'
import type { OpenDraft } from './open-draft.ts'
import { factsOf } from './person-facts.ts'

/** Whether the council has it, and since when. */
export type PaperStanding =
  | { at: 'draft'; savedAt: string }
  | { at: 'phone'; finishedAt: string; isRefused: boolean }
  | { at: 'council'; finishedAt: string; receipt: Receipt }

/** Everything that stands on the printed record. */
export interface Paper {
  councilName: string
  form: Form
  answers: GivenAnswers
  /** The person's details. */
  about: Readonly<Record<string, unknown>>
  facts: GivenAnswers
  submitter: Practitioner
  /** Absent when none was chosen, or when it is no longer theirs. */
  role: SentRole | undefined
  declarations: readonly string[]
  standing: PaperStanding
}

/** A draft as it is now. */
export function paperOfDraft(open: OpenDraft, answers: GivenAnswers): Paper {
  const { portal, form, facts, person, practitioner, draft } = open
  return {
    councilName: portal.councilName,
    form,
    answers,
    about: person.details,
    facts,
    submitter: practitioner,
    role: roleOf(open),
    declarations: declarationTexts(form),
    standing: { at: 'draft', savedAt: draft.savedAt },
  }
}

/** What was handed in, about the person as they were then. */
export function paperOfSubmission(
  submission: Submission,
  around: Pick<Paper, 'councilName' | 'form' | 'submitter' | 'role' | 'standing'>,
): Paper {
  const { about, answers, declarations } = submission
  return { ...around, answers, about, facts: factsWhenFinished(submission), declarations }
}

/** What was known of the person, and decided about questions, on the day it was finished. */
export function factsWhenFinished({ about, finishedAt }: Submission): GivenAnswers {
  return factsAbout(about, londonDay(new Date(finishedAt)))
}

/** At the foot of every page: whom it is about, and what the paper is worth. */
export function wordFoot({ about, standing }: Paper): string {
  const { name, born } = factsOf({ details: about })
  const worth = standing.at === 'council' ? `Reference ${standing.receipt.reference}` : (wordMark(standing) ?? '')
  return `${name}, born ${born}. ${worth}`
}

/** What must not be overlooked; nothing once the council has it. */
export function wordMark(standing: PaperStanding): string | undefined {
  if (standing.at === 'council') return undefined
  if (standing.at === 'draft') return 'Draft. Not sent to the council.'
  return standing.isRefused ? 'Not accepted by the council' : 'Waiting to send'
}

/** `23 November 2026, 14:52` */
export function wordMoment(moment: string): string {
  return `${showDay(londonDay(new Date(moment)))}, ${showTime(moment)}`
}
