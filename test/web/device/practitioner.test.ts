import { expect, waitUntil } from '@open-wc/testing'
import { onChange, type Changed } from '#device/changes.ts'
import { listConsents } from '#device/consents.ts'
import { openDevice, type Device } from '#device/database.ts'
import { deleteDraft, listDrafts } from '#device/drafts.ts'
import { listWaiting } from '#device/outbox.ts'
import { addPerson, listPeople } from '#device/people.ts'
import {
  endSession,
  forgetChallenge,
  forgetPractitioner,
  isLeaving,
  loadChallenge,
  loadPractitioner,
  loadSession,
  loadSessionEnd,
  reopenSession,
  saveChallenge,
  savePortal,
  loadPortal,
} from '#device/practitioner.ts'
import { deliver } from '#device/deliver.ts'
import { save } from '#device/holder.ts'
import { loadConsentDraft, saveConsentDraft } from '#device/consent-draft.ts'
import { loadPersonDraft, PersonDraftSaver } from '#device/person-draft.ts'
import { council, filledDraft, hold, newPhone, person, posted, reasonOf, recorded } from './phone.ts'

const names = async () => (await indexedDB.databases()).map(({ name }) => name)

async function typePerson(device: Device, given: { forename: string }) {
  const saver = new PersonDraftSaver(device, crypto.randomUUID(), () => undefined)
  saver.save(given)
  await waitUntil(async () => (await loadPersonDraft(device)) !== undefined)
}

describe('who holds the phone', () => {
  it('is known again after a cold start, with the session and the pending code', async () => {
    const device = await newPhone()
    await hold(device)
    const challenge = { email: 'ann@council.example', expiresAt: '2026-11-24T10:00:00.000Z' }
    await saveChallenge(challenge)
    expect(await loadPractitioner()).to.have.property('id', device.practitionerId)
    expect(await loadSession()).to.equal('open')
    expect(await loadChallenge()).to.deep.equal(challenge)
    await forgetChallenge()
    expect(await loadChallenge()).to.equal(undefined)
  })

  it('signs out of a phone with nothing left to do, and leaves nothing but whose portal it is', async () => {
    const device = await newPhone()
    await hold(device)
    await savePortal({
      councilName: 'C',
      councilEmail: '',
      councilPhone: '',
      privacyNoticeUrl: '',
      secretQuestion: true,
    })
    await addPerson(device, person())
    await deliver(device, council())
    await deleteDraft(device, (await filledDraft(device)).id)
    const otherTab = await openDevice(device.practitionerId)
    expect(await forgetPractitioner(device)).to.equal('deleted')
    expect(await names()).not.to.include(`send-portal-${device.practitionerId}`)
    expect(await loadPractitioner()).to.equal(undefined)
    expect(await loadSession()).to.equal(undefined)
    expect(await loadPortal()).to.have.property('councilName', 'C')
    expect(await reasonOf(listPeople(otherTab))).to.equal('closed')
  })

  it('signs out with work left: drafts, what waits and the people they are about stay, nothing else', async () => {
    const device = await newPhone()
    await hold(device)
    const [inDraft, inOutbox, idle] = [person(), person(), person()]
    for (const one of [inDraft, inOutbox, idle]) await addPerson(device, one)
    await posted(device)
    await recorded(device, inOutbox.id)
    await deliver(device, council())
    const consent = await recorded(device, inOutbox.id)
    const draft = await filledDraft(device, inDraft.id)
    const submission = await posted(device, inOutbox.id)
    await deleteDraft(device, (await filledDraft(device, idle.id)).id)

    expect(await forgetPractitioner(device)).to.equal('kept')
    const again = await openDevice(device.practitionerId)
    expect(await listDrafts(again)).to.deep.equal([draft])
    expect((await listWaiting(again)).map(({ subjectId }) => subjectId)).to.deep.equal([consent.id, submission.id])
    expect(await listConsents(again, inOutbox.id)).to.deep.equal([consent])
    expect((await listPeople(again)).map(({ id }) => id).sort()).to.deep.equal([inDraft.id, inOutbox.id].sort())
    const left = await again.read(['sent', 'messages', 'facts', 'drafts'], (tx) =>
      Promise.all((['sent', 'messages', 'facts', 'drafts'] as const).map((name) => tx.objectStore(name).count())),
    )
    expect(left).to.deep.equal([0, 0, 0, 2]) // the open draft, and the one of what waits
  })

  it('signs out with something half-typed: that stays, with whom it is about, and nothing else', async () => {
    const device = await newPhone()
    await hold(device)
    const [asked, emptied] = [person(), person()]
    for (const one of [asked, emptied]) await addPerson(device, one)
    await deliver(device, council())
    await saveConsentDraft(device, asked.id, { name: 'Bea' })
    await saveConsentDraft(device, emptied.id, { name: '' })
    await typePerson(device, { forename: 'Cal' })
    expect(await forgetPractitioner(device)).to.equal('kept')
    const again = await openDevice(device.practitionerId)
    expect(await loadPersonDraft(again)).to.have.deep.property('given', { forename: 'Cal' })
    expect(await loadConsentDraft(again, asked.id)).to.deep.equal({ name: 'Bea' })
    expect((await listPeople(again)).map(({ id }) => id)).to.deep.equal([asked.id])
    const facts = await again.read(['facts'], (tx) => tx.objectStore('facts').getAllKeys())
    expect(facts).to.have.members(['person-draft', 'consent-drafts'])
  })

  it('signs out with what was typed and emptied again, and keeps nothing of it', async () => {
    const device = await newPhone()
    await hold(device)
    await saveConsentDraft(device, crypto.randomUUID(), { name: '' })
    await typePerson(device, { forename: '' })
    expect(await forgetPractitioner(device)).to.equal('deleted')
  })

  it('another practitioner finds nothing of the first, who finds everything again', async () => {
    const first = await newPhone()
    await hold(first)
    await posted(first)
    await forgetPractitioner(first)
    const second = await newPhone()
    await hold(second, 'Bea')
    const kind = council()
    await deliver(second, kind)
    expect(kind.asked).to.deep.equal([])
    expect(await listWaiting(await openDevice(first.practitionerId))).to.have.length(1)
  })
})

describe('changes on the phone', () => {
  it('are told to every tab and to this one, keystrokes are not', async () => {
    const device = await newPhone()
    const heard: Changed[][] = []
    const stop = onChange((changed) => heard.push([...changed]))
    await filledDraft(device) // started, typed in, role chosen
    await addPerson(device, person())
    await waitUntil(() => heard.some((changed) => changed.includes('people')))
    expect(heard).to.deep.equal([['drafts'], ['drafts'], ['people', 'outbox', 'facts']])
    stop()
    await addPerson(device, person())
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(heard).to.have.length(3)
  })
})

describe('a session', () => {
  it('begins with its practitioner, and with it the challenge and an earlier signing out are over', async () => {
    const device = await newPhone()
    await saveChallenge({ email: 'ann@council.example', expiresAt: '2026-11-24T14:02:00.000Z' })
    await hold(device)
    await forgetPractitioner(await openDevice(device.practitionerId))
    expect(await isLeaving()).to.equal(true)
    await hold(device)
    expect(await isLeaving()).to.equal(false)
    expect(await loadChallenge()).to.equal(undefined)
    expect(await loadSession()).to.equal('open')
  })

  it('that was ended says why, over a cold start, until somebody signs in or out', async () => {
    const device = await newPhone()
    await hold(device)
    expect(await loadSessionEnd()).to.equal(undefined)
    await save({ name: 'session-end', because: 'password-reset' })
    expect(await loadSessionEnd()).to.equal('password-reset')
    await hold(device)
    expect(await loadSessionEnd()).to.equal(undefined)
    await save({ name: 'session-end', because: 'idle' })
    await forgetPractitioner(device)
    expect(await loadSessionEnd()).to.equal(undefined)
  })

  it('that ended says why where the server did, and only to whom it was', async () => {
    const device = await newPhone()
    await hold(device)
    await endSession(crypto.randomUUID(), 'suspended')
    expect(await loadSessionEnd()).to.equal(undefined)
    expect(await loadSession()).to.equal('open')
    await endSession(device.practitionerId, 'password-changed')
    await endSession(device.practitionerId)
    expect(await loadSessionEnd()).to.equal('password-changed')
    expect(await loadSession()).to.equal('ended')
  })

  it('that seemed to have ended is open again when the server answers', async () => {
    const device = await newPhone()
    await hold(device)
    await endSession(device.practitionerId, 'idle')
    await reopenSession(crypto.randomUUID())
    expect(await loadSession()).to.equal('ended')
    expect(await loadSessionEnd()).to.equal('idle')
    await reopenSession(device.practitionerId)
    expect(await loadSession()).to.equal('open')
    expect(await loadSessionEnd()).to.equal(undefined)
  })
})
