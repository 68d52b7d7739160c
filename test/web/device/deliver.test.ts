import { expect } from '@open-wc/testing'
import type { Device } from '#device/database.ts'
import { deliver } from '#device/deliver.ts'
import { load } from '#device/holder.ts'
import { listWaiting, loadWaiting } from '#device/outbox.ts'
import { addPerson, changePerson, loadPerson } from '#device/people.ts'
import { loadSession } from '#device/practitioner.ts'
import { listSent, loadSent } from '#device/sent.ts'
import { council, hold, newPhone, person, posted, problem, recorded } from './phone.ts'

const done = { outcome: 'done' }

const ids = async (device: Device) => (await listWaiting(device)).map(({ subjectId }) => subjectId)

describe('delivery', () => {
  it('sends what waits, oldest first, under the practitioner’s name, and lets go on the receipt', async () => {
    const device = await newPhone()
    const added = person()
    await addPerson(device, added)
    await changePerson(device, added.id, { hidden: true })
    const submission = await posted(device, added.id)
    const kind = council()
    expect(await deliver(device, kind)).to.deep.equal(done)
    expect(kind.written()).to.deep.equal([
      `PUT /people/${added.id}`,
      `PATCH /people/${added.id}`,
      `PUT /submissions/${submission.id}`,
    ])
    expect(kind.asked.map(({ practitionerId }) => practitionerId)).to.deep.equal(Array(3).fill(device.practitionerId))
    expect(kind.asked.at(-1)?.body).to.deep.equal(submission)
    expect(await listWaiting(device)).to.deep.equal([])
    expect(await device.read(['drafts'], (tx) => tx.objectStore('drafts').count())).to.equal(0)
    expect(await loadSent(device, submission.id)).to.have.nested.property('receipt.reference', 'AAF 482 173')
    expect(await loadPerson(device, added.id)).to.have.nested.property('known.revision', 2)
  })

  it('waits longer each time, for ever, and says until when', async () => {
    const device = await newPhone()
    await posted(device)
    const down = council(() => ({ outcome: 'later' }))
    for (let tries = 1; tries <= 12; tries += 1) await deliver(device, { ...down, now: true })
    const before = Date.now()
    const delivered = await deliver(device, { ...down, now: true })
    const [item] = await listWaiting(device)
    expect(delivered).to.deep.equal({ outcome: 'later', dueAt: item?.dueAt })
    expect(item?.tries).to.equal(13)
    expect(item?.dueAt).to.be.within(before + 2000, Date.now() + 15 * 60_000)

    expect((await deliver(device, down)).outcome).to.equal('later')
    expect(down.asked).to.have.length(13) // put off: not tried before its time
    await deliver(device, { ...council(), now: true })
    expect(await listWaiting(device)).to.deep.equal([])
  })

  it('does not ask again sooner than the server said', async () => {
    const device = await newPhone()
    await posted(device)
    const before = Date.now()
    await deliver(
      device,
      council(() => ({ outcome: 'later', retryAfter: 3600 })),
    )
    const [item] = await listWaiting(device)
    expect(item?.dueAt).to.be.within(before + 3_600_000, Date.now() + 3_600_000)
  })

  it('one that fails does not keep the others', async () => {
    const device = await newPhone()
    const [slow, bad, good] = [await posted(device), await posted(device), await posted(device)]
    const delivered = await deliver(
      device,
      council(({ path }) => {
        if (path.endsWith(slow.id)) return { outcome: 'later' }
        return path.endsWith(bad.id) ? problem('faulty-answers', 422) : undefined
      }),
    )
    expect(delivered.outcome).to.equal('later')
    expect(await ids(device)).to.deep.equal([slow.id, bad.id])
    expect((await loadWaiting(device, bad.id))?.refusal?.type).to.equal('faulty-answers')
    expect(await loadSent(device, good.id)).not.to.equal(undefined)
  })

  it('what is refused stays with why, and is not sent again by itself', async () => {
    const device = await newPhone()
    const { id } = await posted(device)
    const faults = { views: 'missing' }
    const strict = council(() => ({
      outcome: 'refused',
      problem: { type: 'faulty-answers', title: '', status: 422, faults },
    }))
    expect(await deliver(device, strict)).to.deep.equal(done)
    expect(await deliver(device, { ...strict, now: true })).to.deep.equal(done)
    expect(strict.asked).to.have.length(1)
    expect((await loadWaiting(device, id))?.refusal).to.deep.include({ type: 'faulty-answers', faults })
  })

  it('401 pauses everything, nothing is lost, and it goes on after signing in', async () => {
    const device = await newPhone()
    await hold(device)
    await posted(device)
    await posted(device)
    const ended = council(() => ({ outcome: 'sign-in', because: 'too-long' }))
    expect(await deliver(device, ended)).to.deep.equal({ outcome: 'sign-in' })
    expect(ended.asked).to.have.length(1)
    expect(await loadSession()).to.equal('ended')
    expect(await load('session-end')).to.have.property('because', 'too-long')
    expect((await listWaiting(device)).map(({ tries }) => tries)).to.deep.equal([0, 0])

    await hold(device)
    expect(await deliver(device, council())).to.deep.equal(done)
    expect(await listSent(device)).to.have.length(2)
  })

  it('401 does not end the session of somebody else who holds the phone by now', async () => {
    const device = await newPhone()
    await posted(device)
    await hold(await newPhone(), 'Bea')
    expect(
      await deliver(
        device,
        council(() => ({ outcome: 'sign-in' })),
      ),
    ).to.deep.equal({ outcome: 'sign-in' })
    expect(await loadSession()).to.equal('open')
    expect(await listWaiting(device)).to.have.length(1)
  })

  it('a second step that is pending pauses everything', async () => {
    const device = await newPhone()
    await posted(device)
    const pending = council(() => ({ outcome: 'two-step' }))
    expect(await deliver(device, pending)).to.deep.equal({ outcome: 'two-step' })
    expect(await listWaiting(device)).to.have.length(1)
  })

  it('a person goes before what is about them, and others do not wait for that', async () => {
    const device = await newPhone()
    const added = person()
    await addPerson(device, added)
    const about = await posted(device, added.id)
    const consent = await recorded(device, added.id)
    const other = await posted(device)
    const first = council(({ path }) => (path.startsWith('/people') ? { outcome: 'later' } : undefined))
    expect((await deliver(device, first)).outcome).to.equal('later')
    expect(first.written()).to.deep.equal([`PUT /people/${added.id}`, `PUT /submissions/${other.id}`])
    expect(await ids(device)).to.deep.equal([added.id, about.id, consent.id])

    const second = council()
    expect(await deliver(device, { ...second, now: true })).to.deep.equal(done)
    expect(second.written()).to.deep.equal([
      `PUT /people/${added.id}`,
      `PUT /submissions/${about.id}`,
      `PUT /consents/${consent.id}`,
    ])
  })

  it('what is handed in while it sends goes too', async () => {
    const device = await newPhone()
    await posted(device)
    let isFirst = true
    const busy = council(async () => {
      if (isFirst) {
        isFirst = false
        await posted(device)
      }
      return undefined
    })
    expect(await deliver(device, busy)).to.deep.equal(done)
    expect(busy.asked).to.have.length(2)
  })

  it('a clock that was put back does not keep anything waiting', async () => {
    const device = await newPhone()
    await posted(device)
    const [item] = await listWaiting(device)
    const nextYear = Date.now() + 365 * 86_400_000
    if (!item) throw new Error('nothing waits')
    await device.write(['outbox'], (tx) => tx.objectStore('outbox').put({ ...item, dueAt: nextYear }, item.seq))
    expect(await deliver(device, council())).to.deep.equal(done)
  })
})
