import { type Context, Hono } from 'hono'
import { consentQuestions, isTold } from '#contract/consent.ts'
import { londonDay } from '#contract/london.ts'
import { type Reading, readExactly, readQuestions } from '#contract/read.ts'
import { Consent, type ConsentReceipt, type KnownConsent } from '#contract/wire.ts'
import { type Db } from '../../db/connect.ts'
import { asPractitioner } from '../../db/as.ts'
import { type ConsentRow, findConsent, hasStanding, keepConsent, listConsents } from '../../db/consents.ts'
import { act } from '../act.ts'
import { body } from '../body.ts'
import { type Guarded } from '../guard.ts'
import { pathId } from '../path-id.ts'
import { refuse } from '../problem.ts'
import { isWhole } from '../sha256.ts'

/** Records of consent taken outside a form, each kept once however often it comes. */
export function consents(db: Db) {
  return new Hono<Guarded>()
    .get('/', async (c) => {
      const rows = await act(c, db, (tx) => listConsents(tx, c.var.practitioner.id))
      return c.json({ consents: rows.map(knownConsent) })
    })
    .put('/:id', pathId, body(Consent), async (c) => {
      const consent = c.req.valid('json')
      if (consent.id !== c.req.valid('param').id || !isWhole(consent)) return refuse(c, 'malformed')
      if (consent.practitionerId !== c.var.practitioner.id) return refuse(c, 'not-found')

      // First, because what was kept once stays kept, whatever has become of the checks since.
      const earlier = await asPractitioner(db, consent.practitionerId, (tx) =>
        findConsent(tx, consent.practitionerId, consent.id),
      )
      if (earlier) return answer(c, consent, earlier, 200)

      const reading = readAnswers(consent)
      if (!reading.ok) return refuse(c, 'faulty-answers', { faults: reading.faults })
      if (consent.supersedes === null && !isTold(consent.answers)) {
        return refuse(c, 'faulty-answers', { faults: { given: 'no-consent' } })
      }

      const row = rowOf(consent)
      const kept = await act(c, db, async (tx) => ((await hasStanding(tx, row)) ? keepConsent(tx, row) : undefined))
      if (!kept) return refuse(c, 'not-found')
      return answer(c, consent, kept, kept.isNew ? 201 : 200)
    })
}

/** By the day it was written down on, however long it has been on its way. */
function readAnswers({ answers, recordedAt }: Consent): Reading {
  return readExactly(readQuestions(consentQuestions, answers, londonDay(new Date(recordedAt))), answers)
}

function rowOf(consent: Consent) {
  return {
    id: consent.id,
    practitioner_id: consent.practitionerId,
    person_id: consent.personId,
    supersedes: consent.supersedes,
    document: JSON.stringify(consent),
    content_sha256: consent.sha256,
  }
}

function answer(c: Context, sent: Consent, kept: ConsentRow, status: 200 | 201) {
  return kept.content_sha256 === sent.sha256 ? c.json(receiptOf(kept), status) : refuse(c, 'different-content')
}

function knownConsent(row: ConsentRow): KnownConsent {
  return { receipt: receiptOf(row), consent: row.document }
}

function receiptOf({ id, content_sha256, received_at }: ConsentRow): ConsentReceipt {
  return { id, sha256: content_sha256, receivedAt: received_at.toISOString() }
}
