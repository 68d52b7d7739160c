import { expect } from '@open-wc/testing'
import { listConsents } from '#device/consents.ts'
import { openDevice, type Device } from '#device/database.ts'
import { deliver } from '#device/deliver.ts'
import { loadDraft } from '#device/drafts.ts'
import { listWaiting } from '#device/outbox.ts'
import { addPerson, listPeople } from '#device/people.ts'
import { listSent } from '#device/sent.ts'
import { council, filledDraft, newPhone, person, posted, recorded } from './phone.ts'

const stores = ['people', 'drafts', 'sent', 'messages', 'facts'] as const

/** The same phone as the first version of the app left it. */
async function asInFirstVersion(device: Device): Promise<string> {
  const kept = await device.read([...stores, 'outbox'], async (tx) => ({
    rows: await Promise.all(stores.map((name) => tx.objectStore(name).getAll())),
    items: await tx.objectStore('outbox').getAll(),
  }))
  const practitionerId = crypto.randomUUID()
  const opening = indexedDB.open(`send-portal-${practitionerId}`, 1)
  opening.addEventListener('upgradeneeded', () => {
    const database = opening.result
    const keyPaths = { people: 'id', drafts: 'id', sent: 'receipt.id', messages: 'id', facts: 'name' }
    stores.forEach((name, index) => {
      const store = database.createObjectStore(name, { keyPath: keyPaths[name] })
      for (const row of kept.rows[index] ?? []) store.add(row)
    })
    const outbox = database.createObjectStore('outbox', { autoIncrement: true })
    for (const item of kept.items) outbox.add(item)
  })
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  opening.result.close()
  return practitionerId
}

describe('the phone’s database', () => {
  it('of the first version keeps everything, and takes consents from then on', async () => {
    const before = await newPhone()
    const added = person()
    await addPerson(before, added)
    const sent = await posted(before, added.id)
    await deliver(before, council())
    const draft = await filledDraft(before, added.id)
    const waiting = await posted(before, added.id)

    const after = await openDevice(await asInFirstVersion(before))
    expect(await listPeople(after)).to.deep.equal(await listPeople(before))
    expect(await loadDraft(after, draft.id)).to.deep.equal(draft)
    expect((await listSent(after)).map(({ submission }) => submission)).to.deep.equal([sent])
    expect((await listWaiting(after)).map(({ document }) => document)).to.deep.equal([waiting])

    const consent = await recorded(after, added.id)
    expect(await deliver(after, council())).to.deep.equal({ outcome: 'done' })
    expect((await listConsents(after, added.id)).map(({ id }) => id)).to.deep.equal([consent.id])
    expect(await listSent(after)).to.have.length(2)
  })
})
