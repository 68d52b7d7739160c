import { expect } from '@open-wc/testing'
import { openDevice, type Device } from '#device/database.ts'
import { deliver } from '#device/deliver.ts'
import { listDrafts } from '#device/drafts.ts'
import { listWaiting } from '#device/outbox.ts'
import { addPerson, changePerson, loadPerson } from '#device/people.ts'
import { listSent, loadSent } from '#device/sent.ts'
import { settlePerson } from '#device/settle.ts'
import { answer, council, newPhone, person, posted } from './phone.ts'

interface Told {
  outcome: string
  written: string[]
}

function sendFromWorker(device: Device): Promise<Told> {
  const worker = new Worker(new URL('./sending-worker.ts', import.meta.url), { type: 'module' })
  return new Promise((resolve, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message)))
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      worker.terminate()
      resolve(data)
    })
    worker.postMessage(device.practitionerId)
  })
}

/** As a frozen tab does, until let go. */
function holdLock(device: Device): () => Promise<unknown> {
  let letGo: () => void = () => undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  const holding = navigator.locks.request(`deliver:${device.practitionerId}`, () => held).catch(() => undefined)
  return () => {
    letGo()
    return holding
  }
}

const lease = (device: Device, at: number) =>
  device.write(['facts'], (tx) => tx.objectStore('facts').put({ name: 'lease', at }))

describe('several senders', () => {
  it('two tabs at once send everything once', async () => {
    const tab = await newPhone()
    const other = await openDevice(tab.practitionerId)
    for (let n = 0; n < 5; n += 1) await posted(tab)
    const slow = council(() => new Promise((resolve) => setTimeout(resolve, 10)))
    const delivered = await Promise.all([deliver(tab, slow), deliver(other, slow), deliver(other, slow)])
    expect(delivered.map(({ outcome }) => outcome).sort()).to.deep.equal(['done', 'elsewhere', 'elsewhere'])
    expect(slow.asked).to.have.length(5)
    expect(await listSent(tab)).to.have.length(5)
  })

  it('page and workers send everything once', async () => {
    const device = await newPhone()
    for (let n = 0; n < 8; n += 1) await posted(device)
    const slow = council(() => new Promise((resolve) => setTimeout(resolve, 200)))
    const page = deliver(device, slow)
    const [here, ...workers] = await Promise.all([page, sendFromWorker(device), sendFromWorker(device)])
    const written = [...slow.written(), ...workers.flatMap(({ written: theirs }) => theirs)]
    expect(here.outcome).to.equal('done')
    expect(written).to.have.length(8)
    expect(new Set(written)).to.have.property('size', 8)
    expect(await listWaiting(device)).to.deep.equal([])
  })

  it('a worker delivers by itself', async () => {
    const device = await newPhone()
    await posted(device)
    expect(await sendFromWorker(device)).to.have.property('outcome', 'done')
    expect(await listSent(device)).to.have.length(1)
  })

  it('who does not get the lock leaves, and says when to come again', async () => {
    const device = await newPhone()
    await posted(device)
    const letGo = holdLock(device)
    await lease(device, Date.now() - 50_000)
    const kind = council()
    const delivered = await deliver(device, kind)
    expect(delivered).to.have.property('outcome', 'elsewhere')
    expect(delivered)
      .to.have.property('dueAt')
      .within(Date.now(), Date.now() + 10_000)
    expect(kind.asked).to.deep.equal([])
    await letGo()
  })

  it('"Send now" while another sends counts at the next chance', async () => {
    const device = await newPhone()
    await posted(device)
    await deliver(
      device,
      council(() => ({ outcome: 'later', retryAfter: 3600 })),
    )
    const letGo = holdLock(device)
    expect(await deliver(device, { ...council(), now: true })).to.have.property('outcome', 'elsewhere')
    await letGo()
    expect(await deliver(device, council())).to.deep.equal({ outcome: 'done' })
  })

  for (const [name, at] of [
    ['that no longer renews its lease', -61_000],
    ['whose lease lies in a future the clock was put back from', 3_600_000],
  ] as const) {
    it(`the lock is taken from a sender ${name}`, async () => {
      const device = await newPhone()
      await posted(device)
      const letGo = holdLock(device)
      await lease(device, Date.now() + at)
      expect(await deliver(device, council())).to.deep.equal({ outcome: 'done' })
      expect(await listSent(device)).to.have.length(1)
      await letGo()
    })
  }

  it('a sender from whom the lock was taken does no harm when it wakes up', async () => {
    const device = await newPhone()
    const { id } = await posted(device)
    let wake: () => void = () => undefined
    const asleep = new Promise<undefined>((resolve) => (wake = () => resolve(undefined)))
    const frozen = council(() => asleep)
    const first = deliver(device, frozen)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await lease(device, Date.now() - 61_000)
    expect(await deliver(device, council())).to.deep.equal({ outcome: 'done' })
    expect(await first).to.have.property('outcome', 'elsewhere')
    wake()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await listSent(device)).map(({ receipt }) => receipt.id)).to.deep.equal([id])
  })

  it('what another sender has settled meanwhile is left alone', async () => {
    const device = await newPhone()
    const { id } = await posted(device)
    const twice = council(async (asked) => {
      await device.write(['outbox'], (tx) => tx.objectStore('outbox').clear())
      return answer(asked)
    })
    expect(await deliver(device, twice)).to.deep.equal({ outcome: 'done' })
    expect(await loadSent(device, id)).to.equal(undefined)
    expect(await listDrafts(device)).to.deep.equal([])
  })

  it('an answer that comes after another sender’s does not undo a change made since', async () => {
    const device = await newPhone()
    const added = person()
    await addPerson(device, added)
    const told = { ...added, hidden: false, revision: 1 }
    const [first] = await listWaiting(device)
    const late = council(async ({ method }) => {
      if (method === 'PATCH') return { outcome: 'later' }
      await settlePerson(device, first?.seq ?? 0, told)
      await changePerson(device, added.id, { hidden: true })
      return undefined
    })
    expect((await deliver(device, late)).outcome).to.equal('later')
    expect(await loadPerson(device, added.id)).to.deep.include({ hidden: true })
    expect((await listWaiting(device)).map(({ kind }) => kind)).to.deep.equal(['person-change'])
  })
})
