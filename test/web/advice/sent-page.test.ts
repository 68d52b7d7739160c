import { expect } from '@open-wc/testing'
import { deliver } from '#device/deliver.ts'
import { listWaiting, sendAgain } from '#device/outbox.ts'
import { saveSession } from '#device/practitioner.ts'
import type { Reply } from '#device/request.ts'
import { council } from '../device/phone.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { openDesk, reload, type Desk } from './desk.ts'
import { handInAndMove, handInNilReturn, receiveAll, refuse } from './hand-in.ts'
import { eventually } from './look.ts'
import { startWalk } from './walk.ts'

describe('sent-page', function () {
  this.timeout(30_000)
  before(usePortalColours)

  it('is accessible while it waits, when it is refused, and when it is received', async () => {
    const desk = await openDesk()
    const { submission } = await handInNilReturn(desk)
    const walk = await startWalk(desk, `/sent/${submission.id}`)
    await inBothSchemes(() => expect(walk.page).to.be.accessible())
    await refuse(desk, { what: 'submissions' })
    await walk.refresh()
    await inBothSchemes(() => expect(walk.page).to.be.accessible())
    await receiveAll(await unrefused(desk))
    await walk.refresh()
    await inBothSchemes(() => expect(walk.page).to.be.accessible())
  })

  it('says "Waiting to send" until the council has it, and asks for it to be sent now', async () => {
    const desk = await openDesk()
    const { submission } = await handInNilReturn(desk)
    const walk = await startWalk(desk, `/sent/${submission.id}`)
    expect(walk.heading).to.equal('Waiting to send')
    expect(walk.text).to.contain('Do not delete the app or its data until it says Received')
    await walk.tap('Send now')
    expect(walk.posted).to.deep.equal([{ now: true }])
  })

  it('says "Advice received" with the reference, and announces it where it said that it waits', async () => {
    const desk = await openDesk()
    const { submission } = await handInNilReturn(desk)
    const walk = await startWalk(desk, `/sent/${submission.id}`)
    expect(walk.status).to.equal('Waiting to send')
    const line = walk.statusLine
    await receiveAll(desk)
    await walk.refresh()
    expect(walk.heading).to.equal('Advice received')
    expect(walk.page?.heading).to.equal('Advice received')
    await walk.untilStatus(/^Advice received. Reference AAF 482 173$/)
    expect(walk.statusLine).to.equal(line)
    expect(walk.text).to.match(
      /Reference number \| AAF 482 173 \| Coventry City Council received it at \d\d:\d\d on .+ was due\./,
    )
    expect(walk.text).to.contain('Call 024 7683 1614 or e-mail sen@council.example and give the reference number.')
  })

  it('shows what was submitted, without a way to change it', async () => {
    const desk = await openDesk()
    const { submission } = await handInNilReturn(desk)
    const walk = await startWalk(desk, `/sent/${submission.id}`)
    expect(walk.text).to.contain('What was submitted | Print | Form submitter details | Name | Lesley Harris')
    expect(walk.text).to.contain('When did you search? | 20 November 2026')
    expect(walk.controls('Change')).to.deep.equal([])
  })

  it('shows the role it was sent in, and until the council has told that the one held now', async () => {
    const { moved, submission, tell } = await handInAndMove(await openDesk())
    const walk = await startWalk(moved, `/sent/${submission.id}`)
    expect(walk.text).to.contain('Professional Role | Project Support | Organisation Name | Moat House School')
    await tell()
    await walk.refresh()
    expect(walk.text).to.contain('Professional Role | Senco | Organisation Name | Coventry City Council | Step 1')
    expect(walk.text).not.to.contain('Moat House School')
  })

  it('asks for signing in when the session has ended', async () => {
    const desk = await openDesk()
    const { submission } = await handInNilReturn(desk)
    await deliver(
      desk.device,
      council(() => ({ outcome: 'sign-in' })),
    )
    await saveSession('ended')
    const walk = await startWalk(desk, `/sent/${submission.id}`)
    expect(walk.controls('Send now')).to.deep.equal([])
    expect(walk.control('Sign in to send')).to.have.property('pathname', '/')
  })

  it('says when the next try is, after the council did not answer', async () => {
    const desk = await openDesk()
    const { submission } = await handInNilReturn(desk)
    await receiveAllButAdvice(desk)
    const walk = await startWalk(desk, `/sent/${submission.id}`)
    expect(walk.status).to.match(/^No answer from the council. Next try \d\d:\d\d$/)
  })

  it('says that it is being sent, while it is', async () => {
    const desk = await openDesk()
    const { submission } = await handInNilReturn(desk)
    await receiveAllButAdvice(desk)
    const walk = await startWalk(desk, `/sent/${submission.id}`)
    let answer: (reply: Reply) => void = () => undefined
    const reply = new Promise<Reply>((resolve) => (answer = resolve))
    const sending = deliver(desk.device, { now: true, send: () => reply })
    await eventually(async () => {
      await walk.refresh()
      expect(walk.status).to.equal('Sending now')
    })
    answer({ outcome: 'later' })
    await sending
    await walk.refresh()
    await walk.untilStatus(/^No answer from the council/)
  })

  it('says why it was refused, and opens it at what was not accepted, with what was said there', async () => {
    const desk = await openDesk()
    const { draft, submission } = await handInNilReturn(desk)
    await refuse(desk, { what: 'submissions', faults: { searchedOn: 'in-future', team: 'not-an-option' } })
    const walk = await startWalk(desk, `/sent/${submission.id}`)
    expect(walk.heading).to.equal('Needs you')
    expect(walk.text).to.contain('The council did not accept some of what was entered.')
    expect(walk.text).to.contain('When you searched must be today or in the past')
    await walk.tap('Correct it')
    await walk.until(`/forms/${draft.id}/team#summary`)
    await eventually(() => expect(walk.focused).to.have.class('govuk-error-summary'))
    await walk.choose('team', 'Sensory')
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/summary`)
    expect(walk.text).to.contain('The council did not accept this advice')
    await walk.tap('When you searched must be today or in the past')
    await walk.until(`/forms/${draft.id}/search#summary`)
    await walk.fill('searchedOn', '18')
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/summary`)
    await walk.choose('accurate', '*I agree')
    await walk.choose('shared', '*I agree')
    await walk.tap('Submit')
    await walk.until(`/sent/${submission.id}`)
    expect(walk.heading).to.equal('Waiting to send')

    const asked = await receiveAll(desk)
    expect(asked.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([`PUT /submissions/${submission.id}`])
    expect(asked[0]?.body).to.have.nested.property('answers.team', 'sensory')
    expect(asked[0]?.body).to.have.nested.property('answers.searchedOn', '2026-11-18')
  })

  it('opens the summary when the council named no answer', async () => {
    const desk = await openDesk()
    const { draft, submission } = await handInNilReturn(desk)
    await refuse(desk, { what: 'submissions', type: 'too-large' })
    const walk = await startWalk(desk, `/sent/${submission.id}`)
    await walk.tap('Correct it')
    await walk.until(`/forms/${draft.id}/summary`)
    expect(walk.text).to.contain('It is too long to be sent.')
    expect((await reload(desk.device, draft)).postedAt).to.equal(undefined)
  })

  it('is honest about advice that this phone does not know', async () => {
    const walk = await startWalk(await openDesk(), `/sent/${crypto.randomUUID()}`)
    expect(walk.heading).to.equal('This advice is not on this phone')
    await expect(walk.page).to.be.accessible()
    await walk.tap('Go to Home')
    expect(walk.path).to.equal('/home')
  })
})

/** The person is with the council; for the advice it has no time. */
async function receiveAllButAdvice({ device }: Desk): Promise<void> {
  const { send } = council(({ path }) => (path.startsWith('/submissions/') ? { outcome: 'later' } : undefined))
  await deliver(device, { send, now: true })
}

/** As it stands after somebody pressed `Send it again`. */
async function unrefused(desk: Desk): Promise<Desk> {
  for (const { seq } of await listWaiting(desk.device)) await sendAgain(desk.device, seq)
  return desk
}
