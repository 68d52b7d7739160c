import { expect } from '@open-wc/testing'
import { entriesOf } from '#contract/entries.ts'
import { keepEntry, saveAnswer } from '#device/answers.ts'
import { listConsents, loadConsent } from '#device/consents.ts'
import type { Device } from '#device/database.ts'
import { deliver } from '#device/deliver.ts'
import { chooseRole, savePlace, startDraft } from '#device/drafts.ts'
import { listWaiting, post } from '#device/outbox.ts'
import { addPerson, changePerson, listPeople } from '#device/people.ts'
import { listSent } from '#device/sent.ts'
import { StorageFault } from '#device/storage-fault.ts'
import { failWrite, loseTransaction, type Failing } from './failing-storage.ts'
import { council, newPhone, person, posted, recorded, reload, submissionOf } from './phone.ts'

/** Both stores change or neither does: looked at after every step, whether it failed or not. */
async function expectNothingHalfDone(device: Device): Promise<void> {
  const [drafts, items, sent, people, consents] = [
    await device.read(['drafts'], (tx) => tx.objectStore('drafts').getAll()),
    await listWaiting(device),
    await listSent(device),
    await listPeople(device),
    await device.read(['consents'], (tx) => tx.objectStore('consents').getAll()),
  ]
  const waiting = items.flatMap((item) => (item.kind === 'submission' ? [item.draftId] : []))
  expect(drafts.flatMap(({ id, postedAt }) => (postedAt === undefined ? [] : [id]))).to.deep.equal(waiting)
  const waitingConsents = items.flatMap((item) => (item.kind === 'consent' ? [item.subjectId] : []))
  expect(consents.flatMap(({ id, receivedAt }) => (receivedAt === undefined ? [id] : [])).sort()).to.deep.equal(
    waitingConsents.sort(),
  )
  const isTakenBack = consents.some(({ consent }) => consent.supersedes !== null)
  const told = drafts.flatMap(({ given }) => entriesOf(given.consents).map((entry) => entry.given))
  if (told.length > 0) expect(told).to.deep.equal([isTakenBack ? 'no' : 'yes'])
  for (const { receipt } of sent) {
    expect(items.map(({ subjectId }) => subjectId)).not.to.include(receipt.id)
    expect(drafts.map(({ submissionId }) => submissionId)).not.to.include(receipt.id)
  }
  for (const { id, known } of people) {
    expect(known !== undefined || items.some((item) => item.kind === 'person' && item.subjectId === id)).to.equal(true)
  }
}

/** From adding a person to the receipt, each step done again when the phone says that it was not kept. */
async function fillPostAndSettle(device: Device): Promise<{ faults: number; written: string[] }> {
  const server = council()
  const added = person()
  let faults = 0
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof StorageFault)) throw error
      faults += 1
      await expectNothingHalfDone(device)
      return await step(work)
    }
  }
  await step(() => addPerson(device, added))
  const draft = await step(() => startDraft(device, { personId: added.id, formId: 'adult-advice', formVersion: 1 }))
  await step(() => saveAnswer(device, draft.id, 'views', 'Likes trains'))
  await step(() => savePlace(device, draft.id, { page: 'views' }))
  await step(() => chooseRole(device, draft.id, crypto.randomUUID()))
  await step(() => changePerson(device, added.id, { hidden: true }))
  const consent = await step(() => recorded(device, added.id))
  await step(() => keepEntry(device, draft.id, 'consents', { id: consent.id, given: 'yes' }))
  const taking = await step(() => recorded(device, added.id, { given: 'no', supersedes: consent.id }))
  await step(async () => {
    const shown = await reload(device, draft)
    await post(device, shown, await submissionOf(device, shown))
  })
  await step(async () => {
    while ((await deliver(device, { ...server, now: true })).outcome === 'later') await expectNothingHalfDone(device)
  })
  await expectNothingHalfDone(device)
  expect(await listWaiting(device)).to.deep.equal([])
  expect(await device.read(['drafts'], (tx) => tx.objectStore('drafts').count())).to.equal(0)
  expect(await listPeople(device)).to.have.nested.property('[0].known.hidden', true)
  expect(await listConsents(device, added.id)).to.have.length(2)
  for (const { id } of [consent, taking]) expect(await loadConsent(device, id)).to.have.property('receivedAt')
  const sent = await listSent(device)
  expect(sent.map(({ submission }) => submission.answers)).to.deep.equal([{ views: 'Likes trains' }])
  return { faults, written: server.written() }
}

describe('whichever write of a whole submission fails', () => {
  let failing: Failing | undefined

  afterEach(() => {
    failing?.mend()
    failing = undefined
  })

  /** Fails the first, the second … until one run has nothing left to fail. */
  async function forEach(fail: (turn: number) => Failing, check: (run: { faults: number; written: string[] }) => void) {
    for (let turn = 1; ; turn += 1) {
      const device = await newPhone()
      failing = fail(turn)
      const run = await fillPostAndSettle(device)
      failing.mend()
      if (!failing.hasFailed()) return turn - 1
      check(run)
    }
  }

  it('for want of room, it is said, nothing is lost and nothing is half done', async () => {
    const points = await forEach(
      (turn) => failWrite(turn, 'full'),
      ({ faults, written }) => {
        expect(faults).to.be.at.most(1)
        expect(new Set(written)).to.have.property('size', 5)
      },
    )
    expect(points).to.be.greaterThan(15)
  }).timeout(60_000)

  for (const failure of ['aborted', 'lost', 'closed', 'forgotten'] as const) {
    it(`because the connection is gone (${failure}), nobody notices, and everything is done once`, async () => {
      const points = await forEach(
        (turn) => (failure === 'aborted' ? failWrite(turn, failure) : loseTransaction(turn, failure)),
        ({ faults, written }) => {
          expect(faults).to.equal(0)
          expect(written).to.have.length(5)
        },
      )
      expect(points).to.be.greaterThan(15)
    }).timeout(60_000)
  }

  it('a phone that stays full goes on sending, and keeps everything until it can write the receipts down', async () => {
    const device = await newPhone()
    const [one, two] = [await posted(device), await posted(device)]
    const server = council(({ path }) => (path.endsWith(two.id) ? { outcome: 'later' } : undefined))
    failing = failWrite(1, 'full', { lasts: true })
    const delivered = await deliver(device, server)
    expect(delivered).to.have.property('outcome', 'later')
    expect(delivered)
      .to.have.property('dueAt')
      .greaterThan(Date.now() + 30_000)
    expect(server.written()).to.deep.equal([`PUT /submissions/${one.id}`, `PUT /submissions/${two.id}`])
    expect(await listWaiting(device)).to.have.length(2)
    failing.mend()
    expect(await deliver(device, council())).to.deep.equal({ outcome: 'done' })
    expect(await listSent(device)).to.have.length(2)
  })
})
