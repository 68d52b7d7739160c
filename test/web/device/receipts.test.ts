import { expect } from '@open-wc/testing'
import { Consent, type ConsentReceipt, Submission, type Receipt } from '#contract/wire.ts'
import { loadConsent } from '#device/consents.ts'
import { deliver } from '#device/deliver.ts'
import { loadWaiting } from '#device/outbox.ts'
import { addPerson } from '#device/people.ts'
import type { Reply } from '#device/request.ts'
import { listSent } from '#device/sent.ts'
import { consentReceipt, council, newPhone, person, posted, receipt, recorded } from './phone.ts'

describe('the phone lets go only on a receipt', () => {
  const wrong: [string, (receipt: Receipt) => Reply][] = [
    ['`{}`', () => ({ outcome: 'ok', status: 200, body: {} })],
    ['`{ok: true}`', () => ({ outcome: 'ok', status: 200, body: { ok: true } })],
    ['nothing', () => ({ outcome: 'ok', status: 204, body: undefined })],
    ['202', (good) => ({ outcome: 'ok', status: 202, body: good })],
    ['another hash', (good) => ({ outcome: 'ok', status: 200, body: { ...good, sha256: '0'.repeat(64) } })],
    ['another id', (good) => ({ outcome: 'ok', status: 200, body: { ...good, id: crypto.randomUUID() } })],
    ['no reference', (good) => ({ outcome: 'ok', status: 200, body: { ...good, reference: undefined } })],
    ['an empty reference', (good) => ({ outcome: 'ok', status: 200, body: { ...good, reference: '' } })],
    ['no time', (good) => ({ outcome: 'ok', status: 201, body: { ...good, receivedAt: 'soon' } })],
    ['not reached', () => ({ outcome: 'later' })],
  ]
  for (const [name, replyTo] of wrong) {
    it(`an answer that is no receipt (${name}) releases nothing`, async () => {
      const device = await newPhone()
      const { id } = await posted(device)
      const delivered = await deliver(
        device,
        council(({ body }) => replyTo(receipt(Submission.parse(body)))),
      )
      expect(delivered.outcome).to.equal('later')
      expect(await loadWaiting(device, id)).to.deep.include({ tries: 1 })
      expect(await loadWaiting(device, id)).not.to.have.property('refusal')
      expect(await listSent(device)).to.deep.equal([])
    })
  }

  const wrongForConsent: [string, (receipt: ConsentReceipt) => Reply][] = [
    ['`{}`', () => ({ outcome: 'ok', status: 200, body: {} })],
    ['202', (good) => ({ outcome: 'ok', status: 202, body: good })],
    ['another hash', (good) => ({ outcome: 'ok', status: 200, body: { ...good, sha256: '0'.repeat(64) } })],
    ['another id', (good) => ({ outcome: 'ok', status: 200, body: { ...good, id: crypto.randomUUID() } })],
    ['no time', (good) => ({ outcome: 'ok', status: 201, body: { ...good, receivedAt: undefined } })],
  ]
  for (const [name, replyTo] of wrongForConsent) {
    it(`an answer that is no receipt of a consent (${name}) releases nothing`, async () => {
      const device = await newPhone()
      const { id, consent } = await recorded(device)
      const delivered = await deliver(
        device,
        council(({ body }) => replyTo(consentReceipt(Consent.parse(body)))),
      )
      expect(delivered.outcome).to.equal('later')
      expect(await loadWaiting(device, id)).to.deep.include({ tries: 1 })
      expect(await loadConsent(device, id)).to.deep.equal({ id, consent })
    })
  }

  it('an answer about another person releases nothing either', async () => {
    const device = await newPhone()
    const added = person()
    await addPerson(device, added)
    const other = { ...person(), hidden: false, revision: 1 }
    const delivered = await deliver(
      device,
      council(() => ({ outcome: 'ok', status: 201, body: other })),
    )
    expect(delivered.outcome).to.equal('later')
    expect(await loadWaiting(device, added.id)).to.deep.include({ tries: 1 })
  })
})
