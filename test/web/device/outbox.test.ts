import { expect } from '@open-wc/testing'
import { saveAnswer } from '#device/answers.ts'
import type { ProblemType } from '#contract/problem.ts'
import type { Device } from '#device/database.ts'
import { deliver } from '#device/deliver.ts'
import { listDrafts } from '#device/drafts.ts'
import { correct, countWaiting, listWaiting, loadWaiting, post, sendAgain } from '#device/outbox.ts'
import { addPerson } from '#device/people.ts'
import { fingerprint, writeSubmission } from '#device/submission.ts'
import { spoilAdded } from './failing-storage.ts'
import { council, filledDraft, newPhone, person, posted, problem, reload, submissionOf, reasonOf } from './phone.ts'

const refuse = (device: Device, type: ProblemType) =>
  deliver(
    device,
    council(() => problem(type, 422)),
  )

describe('handing in', () => {
  it('moves the draft into the outbox, whole, and keeps it until the receipt', async () => {
    const device = await newPhone()
    const draft = await filledDraft(device)
    const submission = await submissionOf(device, draft)
    await post(device, draft, submission)
    expect(await listDrafts(device)).to.deep.equal([])
    expect((await reload(device, draft)).given).to.deep.equal(draft.given)
    expect(await loadWaiting(device, submission.id)).to.deep.include({
      kind: 'submission',
      document: submission,
      tries: 0,
    })
  })

  it('twice is once', async () => {
    const device = await newPhone()
    const draft = await filledDraft(device)
    const submission = await submissionOf(device, draft)
    await Promise.all([post(device, draft, submission), post(device, draft, submission)])
    expect(await listWaiting(device)).to.have.length(1)
    const { about, answers, declarations, practitionerId } = submission
    const later = {
      draft,
      practitionerId,
      about,
      answers: answers as never,
      declarations,
      finishedAt: '2026-11-24T10:00:00.000Z',
    }
    expect(await reasonOf(post(device, draft, await writeSubmission(later)))).to.equal('closed')
  })

  it('does not take what another tab has changed since', async () => {
    const device = await newPhone()
    const draft = await filledDraft(device)
    await saveAnswer(device, draft.id, 'views', 'Something else')
    expect(await reasonOf(post(device, draft, await submissionOf(device, draft)))).to.equal('changed')
    expect(await listDrafts(device)).to.have.length(1)
    expect(await listWaiting(device)).to.deep.equal([])
  })

  it('reads back what it wrote, and compares', async () => {
    const device = await newPhone()
    const draft = await filledDraft(device)
    const submission = await submissionOf(device, draft)
    const spoiling = spoilAdded((item) => ({ ...Object(item), document: { ...submission, answers: {} } }))
    expect(await reasonOf(post(device, draft, submission))).to.equal('failed')
    spoiling()
  })

  it('makes the same fingerprint of the same document, in whatever order its keys stand', async () => {
    const device = await newPhone()
    const draft = await filledDraft(device)
    const same = {
      draft,
      practitionerId: device.practitionerId,
      about: person().details,
      declarations: ['One', 'Two'],
      finishedAt: '2026-11-24T10:00:00.000Z',
    }
    const one = await writeSubmission({
      ...same,
      answers: { a: '1', b: ['x'], c: [{ id: crypto.randomUUID(), d: 'e' }] },
    })
    const two = await writeSubmission({ ...same, answers: { c: one.answers.c ?? '', b: ['x'], a: '1' } })
    expect(two.sha256).to.equal(one.sha256)
    expect(await fingerprint(one)).to.equal(one.sha256)
    expect(one.about).to.deep.equal(person().details)
    expect(await fingerprint({ ...one, about: {} })).not.to.equal(one.sha256)
    expect(await fingerprint({ ...one, formVersion: 2 })).not.to.equal(one.sha256)
    expect(await fingerprint({ b: 1, a: 'é' })).to.equal(
      'aa58fba8483623bed37c1b02edfccbdd9a53123837c20bfa4cb4049993a2872e',
    )
  })
})

describe('what waits', () => {
  it('is listed in order, and counted with the age of the oldest', async () => {
    const device = await newPhone()
    expect(await countWaiting(device)).to.deep.equal({ waiting: 0, refused: 0 })
    await addPerson(device, person())
    const first = await posted(device)
    const second = await posted(device)
    const items = await listWaiting(device)
    expect(items.map(({ subjectId }) => subjectId).slice(1)).to.deep.equal([first.id, second.id])
    expect(await countWaiting(device)).to.deep.equal({ waiting: 3, refused: 0, oldestAt: items[0]?.postedAt })
    await refuse(device, 'faulty-answers')
    expect(await countWaiting(device)).to.deep.include({ waiting: 0, refused: 3 })
  })

  it('a refused submission is corrected in its draft, and handed in again under its id', async () => {
    const device = await newPhone()
    const submission = await posted(device)
    await refuse(device, 'faulty-answers')
    const [item] = await listWaiting(device)
    const draft = await correct(device, item?.seq ?? 0)
    expect(draft.refusal?.type).to.equal('faulty-answers')
    expect(await listDrafts(device)).to.deep.equal([draft])
    expect(await listWaiting(device)).to.deep.equal([])

    await saveAnswer(device, draft.id, 'views', 'Likes buses')
    const corrected = await reload(device, draft)
    await post(device, corrected, await submissionOf(device, corrected))
    expect((await loadWaiting(device, submission.id))?.refusal).to.equal(undefined)
    expect((await reload(device, draft)).refusal).to.equal(undefined)
  })

  it('what the server holds otherwise under the same id gets a new id', async () => {
    const device = await newPhone()
    const submission = await posted(device)
    await refuse(device, 'different-content')
    const [item] = await listWaiting(device)
    const draft = await correct(device, item?.seq ?? 0)
    expect(draft.submissionId).not.to.equal(submission.id)
    await post(device, draft, await submissionOf(device, draft))
  })

  it('what is not refused is not corrected: it may have been received', async () => {
    const device = await newPhone()
    await posted(device)
    const [item] = await listWaiting(device)
    expect(await reasonOf(correct(device, item?.seq ?? 0))).to.equal('changed')
    expect(await reasonOf(correct(device, 999))).to.equal('changed')
  })

  it('what is refused can be sent again as it is', async () => {
    const device = await newPhone()
    await posted(device)
    await refuse(device, 'unknown-form')
    const [item] = await listWaiting(device)
    await sendAgain(device, item?.seq ?? 0)
    expect(await deliver(device, council())).to.deep.equal({ outcome: 'done' })
    expect(await listWaiting(device)).to.deep.equal([])
  })
})
