import { expect } from '@open-wc/testing'
import { listConsents, loadConsent } from '#device/consents.ts'
import type { Device } from '#device/database.ts'
import { countUnread, isRead, listMessages, loadMessage, markRead } from '#device/messages.ts'
import { load } from '#device/holder.ts'
import { addPerson, changePerson, listPeople, loadPerson } from '#device/people.ts'
import { forgetPractitioner, loadPortal, loadPractitioner, loadSession } from '#device/practitioner.ts'
import { loadCheckedAt, refresh } from '#device/refresh.ts'
import type { Reply } from '#device/request.ts'
import { listSchools } from '#device/schools.ts'
import { listSent, loadSent } from '#device/sent.ts'
import {
  consentReceipt,
  council,
  filledDraft,
  hold,
  newPhone,
  person,
  receipt,
  recorded,
  submissionOf,
  type Asked,
} from './phone.ts'

const ok = (body: unknown): Reply => ({ outcome: 'ok', status: 200, body })

const portal = {
  councilName: 'Coventry City Council',
  councilEmail: 'sen@council.example',
  councilPhone: '',
  privacyNoticeUrl: '/privacy',
  secretQuestion: true,
}

const message = (more: object = {}) => ({
  id: crypto.randomUUID(),
  subject: 'Advice received',
  text: 'AAF 482 173',
  sentAt: '2026-11-24T10:00:00.000Z',
  readAt: null as string | null,
  submissionId: null,
  ...more,
})

/** Answers every question of a refresh, with what is given in place of nothing. */
function told(device: Device, given: Record<string, unknown> = {}) {
  const account = {
    id: device.practitionerId,
    email: 'a@b.example',
    forename: 'Ann',
    surname: 'Oak',
    roles: [],
    twoStep: true,
  }
  const all: Record<string, unknown> = {
    '/account': account,
    '/people': { people: [] },
    '/submissions': { submissions: [] },
    '/consents': { consents: [] },
    '/messages': { messages: [] },
    '/schools': { schools: [] },
    '/portal': portal,
    ...given,
  }
  return ({ path }: Asked): Reply => ok(all[path] ?? {})
}

describe('refresh', () => {
  it('brings everything onto the phone, and says when', async () => {
    const device = await newPhone()
    await hold(device)
    const known = { ...person(), hidden: true, revision: 2 }
    const submission = await submissionOf(device, await filledDraft(device))
    const role = { professionalRole: 'SENCo', organisationName: 'Moat House School' }
    const sent = { submission, receipt: receipt(submission), role }
    const { consent } = await recorded(await newPhone(), known.id)
    const kind = council(
      told(device, {
        '/people': { people: [known] },
        '/submissions': { submissions: [sent] },
        '/consents': { consents: [{ consent, receipt: consentReceipt(consent) }] },
        '/messages': { messages: [message({ sentAt: '2026-11-23T10:00:00.000Z' }), message({ subject: 'Newer' })] },
        '/schools': { schools: ['Whitley Academy'] },
      }),
    )
    const { outcome, checkedAt } = await refresh(device, kind)
    expect(outcome).to.equal('fresh')
    expect(await loadCheckedAt(device)).to.equal(checkedAt)
    expect(kind.asked.every(({ practitionerId }) => practitionerId === device.practitionerId)).to.equal(true)
    expect(await listPeople(device)).to.deep.equal([
      { ...person(), id: known.id, hidden: true, known: { details: known.details, hidden: true, revision: 2 } },
    ])
    expect(await loadSent(device, submission.id)).to.deep.equal(sent)
    expect(await listSent(device, submission.personId)).to.have.length(1)
    expect(await listSent(device, crypto.randomUUID())).to.have.length(0)
    expect((await listConsents(device, known.id)).map((kept) => kept.consent)).to.deep.equal([consent])
    expect(await loadConsent(device, consent.id)).to.have.property('receivedAt')
    expect((await listMessages(device)).map(({ subject }) => subject)).to.deep.equal(['Newer', 'Advice received'])
    expect(await listSchools(device)).to.deep.equal(['Moat House', 'Whitley Academy'])
    expect(await loadPractitioner()).to.have.property('surname', 'Oak')
    expect(await loadPortal()).to.deep.equal(portal)
  })

  it('does not overwrite a person whose change waits, but learns what the server has', async () => {
    const device = await newPhone()
    await hold(device)
    const mine = person()
    const known = { ...person(), hidden: false, revision: 2 }
    await addPerson(device, mine)
    await refresh(device, council(told(device, { '/people': { people: [known] } })))
    await changePerson(device, known.id, { details: { ...known.details, forename: 'Mine' } })
    const theirs = { ...known, details: { ...known.details, forename: 'Theirs' }, revision: 3 }
    await refresh(device, council(told(device, { '/people': { people: [theirs] } })))
    const kept = await loadPerson(device, known.id)
    expect(kept?.details.forename).to.equal('Mine')
    expect(kept?.known?.details.forename).to.equal('Theirs')
    expect(await loadPerson(device, mine.id)).not.to.equal(undefined)
  })

  it('an answer that was overtaken does not put a person back', async () => {
    const device = await newPhone()
    await hold(device)
    const known = { ...person(), hidden: true, revision: 3 }
    await refresh(device, council(told(device, { '/people': { people: [known] } })))
    await refresh(device, council(told(device, { '/people': { people: [{ ...known, hidden: false, revision: 2 }] } })))
    expect(await loadPerson(device, known.id)).to.have.property('hidden', true)
  })

  it('keeps what came and says later when one answer did not, or was not what it should be', async () => {
    const device = await newPhone()
    await hold(device)
    const people = { people: [{ ...person(), hidden: false, revision: 1 }] }
    for (const bad of ['<html>', {}, { messages: [{ id: 'x' }] }]) {
      const { outcome, checkedAt } = await refresh(
        device,
        council(told(device, { '/people': people, '/messages': bad })),
      )
      expect(outcome).to.equal('later')
      expect(checkedAt).to.equal(undefined)
      expect(await listPeople(device)).to.have.length(1)
    }
  })

  it('asks for nothing more when nobody is signed in, and the phone knows that the session is over', async () => {
    const device = await newPhone()
    await hold(device)
    const ended = council(() => ({ outcome: 'sign-in', because: 'idle' }))
    expect(await refresh(device, ended)).to.deep.equal({ outcome: 'sign-in' })
    expect(ended.asked).to.have.length(1)
    expect(await loadSession()).to.equal('ended')
    expect(await load('session-end')).to.have.property('because', 'idle')
  })

  it('says so when two-step verification is not on', async () => {
    const device = await newPhone()
    await hold(device)
    const answers = told(device)
    const off = council((asked) => (asked.path === '/people' ? { outcome: 'two-step' } : answers(asked)))
    expect(await refresh(device, off)).to.deep.equal({ outcome: 'two-step' })
  })

  it('leaves nothing on the phone of somebody who signed out meanwhile', async () => {
    const device = await newPhone()
    await hold(device)
    await filledDraft(device)
    const answers = told(device, { '/people': { people: [{ ...person(), hidden: false, revision: 1 }] } })
    const slow = council(async (asked) => {
      if (asked.path === '/account') await forgetPractitioner(await newPhone())
      return answers(asked)
    })
    expect((await refresh(device, slow)).outcome).to.equal('later')
    expect(await loadPractitioner()).to.equal(undefined)
    expect(await listPeople(device)).to.deep.equal([])
  })
})

describe('messages', () => {
  it('read here is read at once, and the server is told until it says so itself', async () => {
    const device = await newPhone()
    await hold(device)
    const unread = message()
    await refresh(device, council(told(device, { '/messages': { messages: [unread, message()] } })))
    expect(await countUnread(device)).to.equal(2)
    await markRead(device, unread.id)
    expect(await countUnread(device)).to.equal(1)

    const marks = async (readAt: string | null) => {
      const kind = council(told(device, { '/messages': { messages: [{ ...unread, readAt }] } }))
      await refresh(device, kind)
      return kind.written().filter((line) => line.startsWith('PUT'))
    }
    expect(await marks(null)).to.deep.equal([`PUT /messages/${unread.id}/read`])
    expect(await countUnread(device)).to.equal(0)
    expect(await marks('2026-11-24T11:00:00.000Z')).to.have.length(1)
    expect(await marks('2026-11-24T11:00:00.000Z')).to.have.length(0)
    const kept = await loadMessage(device, unread.id)
    expect(kept && isRead(kept)).to.equal(true)
  })
})
