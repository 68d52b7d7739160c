import { declarationTexts } from '#contract/declarations.ts'
import { factsAbout } from '#contract/facts.ts'
import type { GivenAnswers } from '#contract/form.ts'
import { readForm } from '#contract/read.ts'
import type { ProblemType } from '#contract/problem.ts'
import type { Submission } from '#contract/wire.ts'
import { deliver } from '#device/deliver.ts'
import { keepSent } from '#device/keep-told.ts'
import { post } from '#device/outbox.ts'
import { loadPerson } from '#device/people.ts'
import type { Draft } from '#device/records.ts'
import { listSent } from '#device/sent.ts'
import { writeSubmission } from '#device/submission.ts'
import { council, type Asked } from '../device/phone.ts'
import { adultForm, beginDraft, type Desk } from './desk.ts'
import { nilReturn } from './nil-return.ts'

interface HandedIn {
  draft: Draft
  submission: Submission
}

export async function handInNilReturn(desk: Desk): Promise<HandedIn> {
  return handInAdvice(desk, nilReturn)
}

/** Advice that waits on this phone, with the draft it was. */
export async function handInAdvice(desk: Desk, given: GivenAnswers): Promise<HandedIn> {
  const { device, practitioner, personId } = desk
  const draft = await beginDraft(desk, given)
  const form = adultForm()
  const about = (await loadPerson(device, personId))?.details ?? {}
  const today = '2026-11-24'
  const reading = readForm(form, draft.given, { today, facts: factsAbout(about, today) })
  if (!reading.ok) throw new Error(`the example is not complete: ${JSON.stringify(reading.faults)}`)
  const submission = await writeSubmission({
    draft,
    practitionerId: practitioner.id,
    about,
    answers: reading.answers,
    declarations: declarationTexts(form),
  })
  await post(device, draft, submission)
  return { draft, submission }
}

interface Refusing {
  what: 'people' | 'submissions' | 'consents'
  type?: ProblemType
  faults?: Record<string, string>
}

/** The council takes everything else. */
export async function refuse(
  { device }: Desk,
  { what, type = 'faulty-answers', faults = {} }: Refusing,
): Promise<void> {
  const refusal = { outcome: 'refused', problem: { type, title: type, status: 422, faults } } as const
  const { send } = council(({ path }) => (path.startsWith(`/${what}/`) ? refusal : undefined))
  await deliver(device, { send, now: true })
}

/** The council takes everything; what it was asked. */
export async function receiveAll({ device }: Desk): Promise<Asked[]> {
  const { send, asked } = council()
  await deliver(device, { send, now: true })
  return asked
}

/** The council has it; since then the practitioner works elsewhere. The council can `tell` what the role was. */
export async function handInAndMove(desk: Desk) {
  const { submission } = await handInNilReturn(desk)
  await receiveAll(desk)
  const roles = [{ ...desk.role, organisationName: 'Moat House School' }]
  const role = { professionalRole: 'Senco', organisationName: 'Coventry City Council' }
  async function tell(): Promise<void> {
    const sent = await listSent(desk.device)
    await keepSent(
      desk.device,
      sent.map((one) => ({ ...one, role })),
    )
  }
  return { moved: { ...desk, practitioner: { ...desk.practitioner, roles } }, submission, tell }
}
