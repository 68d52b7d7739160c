import { type Context, Hono } from 'hono'
import { findForm } from '#contract/forms/index.ts'
import { type Receipt, type SentSubmission, Submission } from '#contract/wire.ts'
import { asPractitioner } from '../../db/as.ts'
import { type Tx } from '../../db/connect.ts'
import { findSubmission, listSubmissions, type SubmissionRow } from '../../db/submissions.ts'
import { act } from '../act.ts'
import { body } from '../body.ts'
import { type Guarded } from '../guard.ts'
import { take } from '../limits.ts'
import { type Parts } from '../parts.ts'
import { pathId } from '../path-id.ts'
import { refuse } from '../problem.ts'
import { faultsOf } from '../received-answers.ts'
import { keepReceived } from '../received.ts'
import { isWhole } from '../sha256.ts'

/** Finished forms as they arrive from phones, each kept once however often it comes. */
export function submissions(parts: Parts) {
  const { db } = parts
  return new Hono<Guarded>()
    .get('/', async (c) => {
      const rows = await act(c, db, (tx) => listSubmissions(tx, c.var.practitioner.id))
      return c.json({ submissions: rows.map(sentSubmission) })
    })
    .put('/:id', pathId, body(Submission), async (c) => {
      const submission = c.req.valid('json')
      if (submission.id !== c.req.valid('param').id || !isWhole(submission)) return refuse(c, 'malformed')
      if (submission.practitionerId !== c.var.practitioner.id) return refuse(c, 'not-found')

      // First, because what was kept once stays kept, whatever has become of role, form or checks since.
      const own = <T>(work: (tx: Tx) => Promise<T>) => asPractitioner(db, submission.practitionerId, work)
      const earlier = await own((tx) => findSubmission(tx, submission.practitionerId, submission.id))
      if (earlier) return answer(c, submission, earlier, 200)

      const form = findForm(submission.formId, submission.formVersion)
      if (!form) return refuse(c, 'unknown-form')

      const faults = faultsOf(form, submission)
      if (faults) return refuse(c, 'faulty-answers', { faults })

      const wait = await take(parts, { submissions: submission.practitionerId })
      if (wait > 0) return refuse(c, 'too-many', { retryAfter: wait })

      const kept = await keepReceived(form, submission, (work) => act(c, db, work))
      if (!kept) return refuse(c, 'not-found')
      return answer(c, submission, kept, kept.isNew ? 201 : 200)
    })
}

function answer(c: Context, sent: Submission, kept: SubmissionRow, status: 200 | 201) {
  return kept.content_sha256 === sent.sha256 ? c.json(receiptOf(kept), status) : refuse(c, 'different-content')
}

function sentSubmission(row: SubmissionRow): SentSubmission {
  const role = { professionalRole: row.role_name, organisationName: row.organisation_name }
  return { receipt: receiptOf(row), submission: row.document, role }
}

function receiptOf({ id, content_sha256, reference, received_at }: SubmissionRow): Receipt {
  return { id, sha256: content_sha256, reference, receivedAt: received_at.toISOString() }
}
