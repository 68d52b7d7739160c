import { expect } from '@open-wc/testing'
import { keepEntry, saveEntryAnswer } from '#device/answers.ts'
import { listConsents } from '#device/consents.ts'
import type { Device } from '#device/database.ts'
import { deliver } from '#device/deliver.ts'
import { deleteDraft, loadDraft } from '#device/drafts.ts'
import { keepConsents } from '#device/keep-told.ts'
import { correct, listWaiting, loadWaiting, post } from '#device/outbox.ts'
import type { KeptConsent } from '#device/records.ts'
import { verbalConsent } from '../../examples/consent.ts'
import { failWrite } from './failing-storage.ts'
import {
  consentReceipt,
  council,
  filledDraft,
  newPhone,
  posted,
  problem,
  reasonOf,
  recorded,
  reload,
  submissionOf,
} from './phone.ts'

describe('a consent that is taken back', () => {
  /** A draft that holds this consent and one of somebody else. */
  async function draftWith(device: Device, { id, consent }: KeptConsent) {
    const draft = await filledDraft(device, consent.personId)
    await keepEntry(device, draft.id, 'consents', { ...verbalConsent, id })
    await saveEntryAnswer(device, draft.id, 'consents', 'other', 'given', 'yes')
    return reload(device, draft)
  }

  const takeBack = (device: Device, { id, consent }: KeptConsent, given = 'no') =>
    recorded(device, consent.personId, { given, supersedes: id })

  it('is taken back in every draft of the person that holds it', async () => {
    const device = await newPhone()
    const consent = await recorded(device)
    const [one, two] = [await draftWith(device, consent), await draftWith(device, consent)]
    await takeBack(device, consent)
    for (const draft of [one, two]) {
      const { given } = await reload(device, draft)
      expect(given).to.deep.equal({
        views: 'Likes trains',
        consents: [
          { ...verbalConsent, id: consent.id, given: 'no', tellRefusal: 'no' },
          { id: 'other', given: 'yes' },
        ],
      })
    }
  })

  it('also in one that may be opened again: deleted, or handed in and refused', async () => {
    const device = await newPhone()
    const consent = await recorded(device)
    const deleted = await draftWith(device, consent)
    await deleteDraft(device, deleted.id)
    const { id } = await posted(device, consent.consent.personId)
    const [posting] = (await device.read(['drafts'], (tx) => tx.objectStore('drafts').getAll())).filter(
      ({ submissionId }) => submissionId === id,
    )
    if (!posting) throw new Error('the draft is gone')
    const consents = [{ ...verbalConsent, id: consent.id }]
    await device.write(['drafts'], (tx) => tx.objectStore('drafts').put({ ...posting, given: { consents } }))
    await takeBack(device, consent)
    await deliver(
      device,
      council(() => problem('faulty-answers', 422)),
    )
    const corrected = await correct(device, (await loadWaiting(device, id))?.seq ?? 0)
    for (const draft of [await reload(device, deleted), corrected])
      expect(draft.given).to.have.nested.property('consents[0].given', 'no')
  })

  it('is left alone where it is given again, is another’s, or is about somebody else', async () => {
    const device = await newPhone()
    const [consent, other] = [await recorded(device), await recorded(device)]
    const draft = await draftWith(device, consent)
    await takeBack(device, consent, 'restricted')
    await takeBack(device, other)
    await recorded(device, crypto.randomUUID(), { given: 'no', supersedes: consent.id })
    await recorded(device, consent.consent.personId, { given: 'no' })
    expect(await loadDraft(device, draft.id)).to.deep.equal(draft)
  })

  it('stops advice that waits with it, unsent, and says where to look', async () => {
    const device = await newPhone()
    const consent = await recorded(device)
    const draft = await draftWith(device, consent)
    await post(device, draft, await submissionOf(device, draft, { consents: [{ ...verbalConsent, id: consent.id }] }))
    await takeBack(device, consent)
    const { send, asked } = council()
    await deliver(device, { send })
    expect(asked.filter(({ path }) => path.startsWith('/submissions'))).to.deep.equal([])
    const waiting = await loadWaiting(device, draft.submissionId)
    expect(waiting?.refusal?.faults).to.deep.equal({ [`consents.${consent.id}.given`]: 'no-consent' })
  })

  it('is taken back in the drafts when the server tells of it, once: what is changed after that stays', async () => {
    const device = await newPhone()
    const consent = await recorded(device)
    const draft = await draftWith(device, consent)
    const elsewhere = await newPhone()
    const { consent: told } = await takeBack(elsewhere, consent)
    const tell = () => keepConsents(device, [{ consent: told, receipt: consentReceipt(told) }])
    await tell()
    expect((await reload(device, draft)).given).to.have.nested.property('consents[0].given', 'no')
    expect((await reload(device, draft)).given).to.have.nested.property('consents[1].given', 'yes')
    await saveEntryAnswer(device, draft.id, 'consents', consent.id, 'given', 'restricted')
    await tell()
    expect((await reload(device, draft)).given).to.have.nested.property('consents[0].given', 'restricted')
  })

  it('is taken back whole or not at all', async () => {
    const device = await newPhone()
    const consent = await recorded(device)
    const draft = await draftWith(device, consent)
    for (let turn = 1; turn <= 3; turn += 1) {
      const { mend } = failWrite(turn, 'full')
      expect(await reasonOf(takeBack(device, consent)).finally(mend)).to.equal('full')
      expect(await loadDraft(device, draft.id)).to.deep.equal(draft)
      expect(await listConsents(device, consent.consent.personId)).to.deep.equal([consent])
      expect(await listWaiting(device)).to.have.length(1)
    }
  })
})
