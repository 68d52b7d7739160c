import { expect } from '@open-wc/testing'
import { entriesOf } from '#contract/entries.ts'
import { keepEntry, removeEntry, saveAnswer, saveAnswers, saveEntryAnswer } from '#device/answers.ts'
import { openDevice } from '#device/database.ts'
import {
  chooseRole,
  deleteDraft,
  listDrafts,
  loadDraft,
  purgeDeletedDrafts,
  restoreDraft,
  savePlace,
  startDraft,
} from '#device/drafts.ts'
import { newPhone, posted, reasonOf, reload } from './phone.ts'

const start = { personId: crypto.randomUUID(), formId: 'adult-advice', formVersion: 1 }

describe('drafts', () => {
  it('a draft is there again after the phone was closed, with its answers and its place', async () => {
    const device = await newPhone()
    const draft = await startDraft(device, start)
    await saveAnswer(device, draft.id, 'views', 'Likes trains')
    await savePlace(device, draft.id, { page: 'needs', entry: 'a', question: 'need' })
    device.close()

    const again = await openDevice(device.practitionerId)
    const kept = await loadDraft(again, draft.id)
    expect(kept?.given).to.deep.equal({ views: 'Likes trains' })
    expect(kept?.place).to.deep.equal({ page: 'needs', entry: 'a', question: 'need' })
    expect(kept?.submissionId).to.equal(draft.submissionId)
  })

  it('two tabs do not undo each other’s answers', async () => {
    const tab = await newPhone()
    const other = await openDevice(tab.practitionerId)
    const draft = await startDraft(tab, start)
    const typing = Array.from({ length: 20 }, (_, n) => [
      saveAnswer(tab, draft.id, `here${n}`, 'a'),
      saveAnswer(other, draft.id, `there${n}`, 'b'),
      saveEntryAnswer(other, draft.id, 'needs', 'one', `question${n}`, 'c'),
      chooseRole(tab, draft.id, 'role'),
    ])
    await Promise.all(typing.flat())
    const { given, roleId } = await reload(tab, draft)
    expect(Object.keys(given)).to.have.length(41)
    expect(given.needs).to.have.length(1)
    expect(Object.keys(entriesOf(given.needs)[0] ?? {})).to.have.length(21)
    expect(roleId).to.equal('role')
  })

  it('several drafts are listed, the one saved last first, by person when asked', async () => {
    const device = await newPhone()
    const first = await startDraft(device, start)
    const second = await startDraft(device, { ...start, personId: crypto.randomUUID() })
    await new Promise((resolve) => setTimeout(resolve, 2))
    await saveAnswer(device, first.id, 'views', 'x')
    expect((await listDrafts(device)).map(({ id }) => id)).to.deep.equal([first.id, second.id])
    expect((await listDrafts(device, second.personId)).map(({ id }) => id)).to.deep.equal([second.id])
  })

  it('an entry comes to be with its first answer, and a removed one takes the links to it and the verdicts on it with it', async () => {
    const device = await newPhone()
    const { id } = await startDraft(device, start)
    await saveEntryAnswer(device, id, 'needs', 'n1', 'need', 'Reading')
    await saveEntryAnswer(device, id, 'needs', 'n2', 'need', 'Writing')
    await saveEntryAnswer(device, id, 'outcomes', 'o1', 'needs', ['n1', 'n2'])
    await saveEntryAnswer(device, id, 'needs', 'n2', 'detail', 'x')
    await saveEntryAnswer(device, id, 'needs', 'n2', 'detail', undefined)
    await saveEntryAnswer(device, id, 'consents', 'c1', 'scope', ['yes n1', 'no n2'])
    const { given } = await removeEntry(device, id, 'n1')
    expect(given).to.deep.equal({
      needs: [{ id: 'n2', need: 'Writing' }],
      outcomes: [{ id: 'o1', needs: ['n2'] }],
      consents: [{ id: 'c1', scope: ['no n2'] }],
    })
  })

  it('an entry can be put whole, in the place of what it was, and several can be changed at once', async () => {
    const device = await newPhone()
    const draft = await startDraft(device, start)
    await keepEntry(device, draft.id, 'consents', { id: 'c1', name: 'Ann', tapped: true })
    await keepEntry(device, draft.id, 'consents', { id: 'c2', name: 'Bea' })
    const { given } = await keepEntry(device, draft.id, 'consents', { id: 'c1', given: 'yes' })
    expect(given).to.deep.equal({
      consents: [
        { id: 'c1', given: 'yes' },
        { id: 'c2', name: 'Bea' },
      ],
    })
    await saveAnswers(device, draft.id, [
      { list: 'consents', entryId: 'c1', name: 'given', given: 'no' },
      { list: 'consents', entryId: 'c2', name: 'given', given: 'yes' },
    ])
    expect((await reload(device, draft)).given.consents).to.deep.equal([
      { id: 'c1', given: 'no' },
      { id: 'c2', name: 'Bea', given: 'yes' },
    ])
    expect(await reasonOf(keepEntry(device, crypto.randomUUID(), 'consents', { id: 'c1' }))).to.equal('closed')
  })

  it('a deleted draft is off the list, comes back whole, and is gone once purged', async () => {
    const device = await newPhone()
    const draft = await startDraft(device, start)
    await deleteDraft(device, draft.id)
    expect(await listDrafts(device)).to.deep.equal([])
    await restoreDraft(device, draft.id)
    expect(await listDrafts(device)).to.deep.equal([{ ...draft, deletedAt: undefined }])
    await deleteDraft(device, draft.id)
    await purgeDeletedDrafts(device, '2000-01-01T00:00:00.000Z')
    expect(await loadDraft(device, draft.id)).to.have.property('deletedAt')
    await purgeDeletedDrafts(device, '2999-01-01T00:00:00.000Z')
    expect(await loadDraft(device, draft.id)).to.equal(undefined)
  })

  it('what is handed in or gone takes no more answers, and says so', async () => {
    const device = await newPhone()
    const submission = await posted(device)
    const [waiting] = await device.read(['drafts'], (tx) => tx.objectStore('drafts').getAll())
    expect(waiting?.submissionId).to.equal(submission.id)
    const into = (id: string) => reasonOf(saveAnswer(device, id, 'views', 'late'))
    expect(await into(waiting?.id ?? '')).to.equal('closed')
    expect(await into(crypto.randomUUID())).to.equal('closed')
    await deleteDraft(device, waiting?.id ?? '')
    expect(await loadDraft(device, waiting?.id ?? '')).to.have.property('postedAt')
  })

  it('drafts of one practitioner are not another’s', async () => {
    const mine = await newPhone()
    await startDraft(mine, start)
    expect(await listDrafts(await newPhone())).to.deep.equal([])
  })
})
