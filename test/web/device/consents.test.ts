import { expect } from '@open-wc/testing'
import { onChange, type Changed } from '#device/changes.ts'
import { discardConsent, listConsents, loadConsent, standing } from '#device/consents.ts'
import type { Device } from '#device/database.ts'
import { deliver } from '#device/deliver.ts'
import { keepConsents } from '#device/keep-told.ts'
import { listWaiting, loadWaiting, sendAgain } from '#device/outbox.ts'
import { addPerson, discardChange } from '#device/people.ts'
import type { KeptConsent } from '#device/records.ts'
import { fingerprint } from '#device/submission.ts'
import { verbalConsent } from '../../examples/consent.ts'
import { consentReceipt, council, newPhone, person, posted, problem, reasonOf, recorded } from './phone.ts'

const seqOf = async (device: Device, { id }: Pick<KeptConsent, 'id'>) => (await loadWaiting(device, id))?.seq ?? 0

const idsOf = (consents: readonly { id: string }[]) => consents.map(({ id }) => id)

/** The council refuses these, and does not answer for anything else. */
const refuse = async (device: Device, ...refused: readonly KeptConsent[]) =>
  deliver(device, {
    ...council(({ path }) =>
      refused.some(({ id }) => path.endsWith(id)) ? problem('faulty-answers', 422) : { outcome: 'later' },
    ),
    now: true,
  })

/** One moment later, so that which is newer is not left to chance. */
const tick = () => new Promise((resolve) => setTimeout(resolve, 2))

describe('a record of consent', () => {
  it('is on this phone and waits to be sent, and both are told', async () => {
    const device = await newPhone()
    const heard: Changed[][] = []
    const stop = onChange((changed) => heard.push([...changed]))
    const kept = await recorded(device)
    const { id, consent } = kept
    expect(consent).to.deep.include({ id, practitionerId: device.practitionerId, answers: verbalConsent })
    expect(await fingerprint(consent)).to.equal(consent.sha256)
    expect(await loadConsent(device, id)).to.deep.equal(kept)
    expect(await loadWaiting(device, id)).to.deep.include({ kind: 'consent', document: consent, tries: 0 })
    await tick()
    expect(heard).to.deep.equal([['consents', 'outbox', 'drafts', 'facts']])
    stop()
  })

  it('that was refused goes only where the council may know of it; taking back always does', async () => {
    const device = await newPhone()
    const answers = { given: 'no', tellRefusal: 'no' }
    const untold = await recorded(device, undefined, answers)
    expect(await listWaiting(device)).to.deep.equal([])
    expect(await listConsents(device, untold.consent.personId)).to.deep.equal([untold])
    await recorded(device, undefined, { ...answers, tellRefusal: 'yes' })
    await recorded(device, untold.consent.personId, { ...answers, supersedes: untold.id })
    expect(await listWaiting(device)).to.have.length(2)
  })

  it('waits no longer once the receipt is there, and stays', async () => {
    const device = await newPhone()
    const { id, consent } = await recorded(device)
    const kind = council()
    expect(await deliver(device, kind)).to.deep.equal({ outcome: 'done' })
    expect(kind.written()).to.deep.equal([`PUT /consents/${id}`])
    expect(kind.asked[0]?.body).to.deep.equal(consent)
    expect(await listWaiting(device)).to.deep.equal([])
    expect(await loadConsent(device, id))
      .to.deep.include({ id, consent })
      .and.to.have.property('receivedAt')
  })

  it('that the council has already stays as it is until its own receipt', async () => {
    const device = await newPhone()
    const kept = await recorded(device)
    await keepConsents(device, [{ consent: kept.consent, receipt: consentReceipt(kept.consent) }])
    expect(await loadConsent(device, kept.id)).to.deep.equal(kept)
  })

  it('is listed with its person’s, the newest first; what a later one takes the place of no longer stands', async () => {
    const device = await newPhone()
    const first = await recorded(device)
    const { personId } = first.consent
    await tick()
    const other = await recorded(device, personId, { name: 'Bea' })
    await tick()
    const later = await recorded(device, personId, { given: 'no', supersedes: first.id })
    await recorded(device)
    const consents = await listConsents(device, personId)
    expect(idsOf(consents)).to.deep.equal([later.id, other.id, first.id])
    expect(idsOf(standing(consents))).to.deep.equal([later.id, other.id])
  })

  it('that takes the place of another goes after it, and keeps nothing else', async () => {
    const device = await newPhone()
    const first = await recorded(device)
    const later = await recorded(device, first.consent.personId, { given: 'no', supersedes: first.id })
    const other = await recorded(device, first.consent.personId)
    const slow = council(({ path }) => (path.endsWith(first.id) ? { outcome: 'later' } : undefined))
    await deliver(device, slow)
    expect(slow.written()).to.deep.equal([`PUT /consents/${first.id}`, `PUT /consents/${other.id}`])
    const kind = council()
    await deliver(device, { ...kind, now: true })
    expect(kind.written()).to.deep.equal([`PUT /consents/${first.id}`, `PUT /consents/${later.id}`])
  })

  it('keeps a person on this phone whom the council did not take', async () => {
    const device = await newPhone()
    const added = person()
    await addPerson(device, added)
    await recorded(device, added.id)
    await deliver(
      device,
      council(() => problem('faulty-answers', 422)),
    )
    expect(await discardChange(device, await seqOf(device, added))).to.equal('needed')
    expect(await listWaiting(device)).to.have.length(2)
  })
})

describe('a refused record of consent', () => {
  it('stays with why, and can be sent again as it is', async () => {
    const device = await newPhone()
    const consent = await recorded(device)
    await refuse(device, consent)
    expect((await loadWaiting(device, consent.id))?.refusal?.type).to.equal('faulty-answers')
    expect(await loadConsent(device, consent.id)).to.deep.equal(consent)
    await sendAgain(device, await seqOf(device, consent))
    expect(await deliver(device, council())).to.deep.equal({ outcome: 'done' })
    expect(await loadConsent(device, consent.id)).to.have.property('receivedAt')
  })

  it('is discarded with what waits to take its place, and nothing else is', async () => {
    const device = await newPhone()
    const before = await recorded(device)
    const { personId } = before.consent
    await deliver(device, council())
    const refused = await recorded(device, personId, { supersedes: before.id })
    const behind = await recorded(device, personId, { given: 'no', supersedes: refused.id })
    await recorded(device, personId, { supersedes: behind.id })
    const other = await recorded(device, personId)
    await refuse(device, refused)
    await discardConsent(device, await seqOf(device, refused))
    expect(idsOf(await listConsents(device, personId))).to.have.members([before.id, other.id])
    expect((await listWaiting(device)).map(({ subjectId }) => subjectId)).to.deep.equal([other.id])
  })

  it('is all that can be discarded: what waits may have been received', async () => {
    const device = await newPhone()
    const consent = await recorded(device)
    await posted(device)
    for (const { seq } of await listWaiting(device))
      expect(await reasonOf(discardConsent(device, seq))).to.equal('changed')
    expect(await reasonOf(discardChange(device, await seqOf(device, consent)))).to.equal('changed')
    expect(await listWaiting(device)).to.have.length(2)
  })
})
