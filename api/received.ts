import { randomUUID } from 'node:crypto'
import { type Form } from '#contract/form.ts'
import { type Submission } from '#contract/wire.ts'
import { type Db } from '../db/connect.ts'
import { type Kept, keepSubmission, type NewMessage, type NewSubmission } from '../db/submissions.ts'
import { newReference } from './reference.ts'

/** A prefix has a hundred thousand references; even with nine in ten used, so many draws find a free one. */
const DRAWS = 200

/** Keeps what was sent under a reference of its own, with the message that tells its practitioner so. */
export async function keepReceived(
  db: Db,
  form: Form,
  submission: Submission,
  role: Pick<NewSubmission, 'role_name' | 'organisation_name'>,
): Promise<Exclude<Kept, 'reference-taken'>> {
  for (let draw = 0; draw < DRAWS; draw++) {
    const reference = newReference(form.prefix)
    const row = { ...rowOf(submission), ...role, reference }
    const kept = await keepSubmission(db, row, messageAbout(form, reference))
    if (kept !== 'reference-taken') return kept
  }
  throw new Error(`The references that start with ${form.prefix} are running out`)
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
