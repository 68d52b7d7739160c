import { randomUUID } from 'node:crypto'
import { type Form } from '#contract/form.ts'
import { type Submission } from '#contract/wire.ts'
import { type Tx } from '../db/connect.ts'
import {
  findStanding,
  isReferenceTaken,
  keepSubmission,
  type KeptSubmission,
  type NewMessage,
} from '../db/submissions.ts'
import { newReference } from './reference.ts'

/** A prefix has a hundred thousand references; even with nine in ten used, so many draws find a free one. */
const DRAWS = 200

/** Runs its work in one transaction of the practitioner's. */
type InOne = (work: (tx: Tx) => Promise<KeptSubmission | undefined>) => Promise<KeptSubmission | undefined>

/**
 * Keeps what was sent under a reference of its own, with the message that tells its practitioner so. Nothing comes
 * back where person, role or id are not theirs.
 */
export async function keepReceived(
  form: Form,
  submission: Submission,
  inOne: InOne,
): Promise<KeptSubmission | undefined> {
  for (let draw = 0; draw < DRAWS; draw++) {
    const reference = newReference(form.prefix)
    try {
      return await inOne((tx) => keepUnder(tx, form, submission, reference))
    } catch (error) {
      if (!isReferenceTaken(error)) throw error
    }
  }
  throw new Error(`The references that start with ${form.prefix} are running out`)
}

async function keepUnder(tx: Tx, form: Form, submission: Submission, reference: string) {
  const row = rowOf(submission)
  const role = await findStanding(tx, row)
  return role && keepSubmission(tx, { ...row, ...role, reference }, messageAbout(form, reference))
}

function rowOf(submission: Submission) {
  return {
    id: submission.id,
    practitioner_id: submission.practitionerId,
    person_id: submission.personId,
    role_id: submission.roleId,
    form_id: submission.formId,
    form_version: submission.formVersion,
    document: JSON.stringify(submission),
    content_sha256: submission.sha256,
    finished_at: new Date(submission.finishedAt),
  }
}

/** Without a word about the young person: whoever looks over a shoulder sees the list of messages. */
function messageAbout(form: Form, reference: string): NewMessage {
  return {
    id: randomUUID(),
    subject: `Advice received: ${reference}`,
    text: [
      `We have received the ${form.title} that you sent.`,
      `The reference is ${reference}. Quote it if you contact us about this advice, for example to correct or withdraw it.`,
    ].join('\n\n'),
  }
}
