import { expect, waitUntil } from '@open-wc/testing'
import { startDraft } from '#device/drafts.ts'
import { Saver, type Saving } from '#device/saver.ts'
import { countWrites, failWrite, type Failing } from './failing-storage.ts'
import { newPhone, posted, reload } from './phone.ts'

const start = { personId: crypto.randomUUID(), formId: 'adult-advice', formVersion: 1 }

describe('saving while somebody types', () => {
  let failing: Failing | undefined
  let told: Saving[] = []

  beforeEach(() => {
    told = []
  })

  afterEach(() => {
    failing?.mend()
    failing = undefined
  })

  async function typing() {
    const device = await newPhone()
    const draft = await startDraft(device, start)
    return { device, draft, saver: new Saver(device, draft.id, (saving) => told.push(saving)) }
  }

  it('the last value is the one that stays, in few writes', async () => {
    const { device, draft, saver } = await typing()
    const writes = countWrites()
    const text = 'Likes trains and the people who drive them'
    for (let length = 1; length <= text.length; length += 1) saver.save({ name: 'views', given: text.slice(0, length) })
    saver.save({ list: 'needs', entryId: 'n1', name: 'need', given: 'Reading' })
    const saving = await saver.flush()
    writes.mend()
    expect((await reload(device, draft)).given).to.deep.equal({ views: text, needs: [{ id: 'n1', need: 'Reading' }] })
    expect(writes.count()).to.be.lessThan(4)
    expect(saving).to.have.property('at', (await reload(device, draft)).savedAt)
  })

  it('says saved only when nothing is on its way any more', async () => {
    const { device, draft } = await typing()
    const seen: [Saving['state'], unknown][] = []
    const saver: Saver = new Saver(device, draft.id, (saving) => {
      void reload(device, draft).then(({ given }) => seen.push([saving.state, given.views]))
    })
    saver.save({ name: 'views', given: 'a' })
    await Promise.resolve()
    saver.save({ name: 'views', given: 'ab' })
    await saver.flush()
    await waitUntil(() => seen.length > 1)
    expect(seen.filter(([state]) => state === 'saved')).to.deep.equal([['saved', 'ab']])
  })

  it('is saved within half a second', async () => {
    const { saver } = await typing()
    saver.save({ name: 'views', given: 'a' })
    await waitUntil(() => told.at(-1)?.state === 'saved', 'saved', { timeout: 500 })
  })

  it('who is told may save again', async () => {
    const { device, draft } = await typing()
    const saver: Saver = new Saver(device, draft.id, ({ state }) => {
      if (state === 'saved' && !told.length) {
        told.push({ state: 'saving' })
        saver.save({ name: 'views', given: 'second' })
      }
    })
    saver.save({ name: 'views', given: 'first' })
    await saver.flush()
    await waitUntil(async () => (await reload(device, draft)).given.views === 'second')
  })

  it('a full phone is said at once, the text stays, and is saved as soon as there is room', async () => {
    const { device, draft, saver } = await typing()
    failing = failWrite(1, 'full', { lasts: true })
    saver.save({ name: 'views', given: 'Likes trains' })
    expect(await saver.flush()).to.deep.equal({ state: 'not-saved', reason: 'full' })
    saver.save({ name: 'health', given: 'Well' })
    expect(await saver.flush()).to.deep.equal({ state: 'not-saved', reason: 'full' })
    expect(told.map(({ state }) => state)).to.deep.equal(['saving', 'not-saved', 'not-saved'])

    failing.mend()
    await waitUntil(() => told.at(-1)?.state === 'saved', 'saved by itself', { timeout: 7000 })
    expect((await reload(device, draft)).given).to.deep.equal({ views: 'Likes trains', health: 'Well' })
  })

  it('a later value is not overwritten by one that failed before it', async () => {
    const { device, draft, saver } = await typing()
    failing = failWrite(1, 'full')
    saver.save({ name: 'views', given: 'old' })
    await Promise.resolve()
    await Promise.resolve()
    saver.save({ name: 'views', given: 'new' })
    await saver.flush()
    await saver.flush()
    expect((await reload(device, draft)).given.views).to.equal('new')
  })

  it('says not saved when the draft was handed in in another tab', async () => {
    const device = await newPhone()
    await posted(device)
    const [draft] = await device.read(['drafts'], (tx) => tx.objectStore('drafts').getAll())
    const saver = new Saver(device, draft?.id ?? '', () => undefined)
    saver.save({ name: 'views', given: 'late' })
    expect(await saver.flush()).to.deep.equal({ state: 'not-saved', reason: 'closed' })
  })

  it('says not saved while another tab holds the database, and saved once it is', async () => {
    const { device, saver } = await typing()
    let hold = true
    const holding = device.write(['drafts'], async (tx) => {
      while (hold) await tx.objectStore('drafts').count()
    })
    saver.save({ name: 'views', given: 'a' })
    await waitUntil(() => told.at(-1)?.state === 'not-saved', 'held', { timeout: 7000 })
    expect(told.at(-1)).to.deep.equal({ state: 'not-saved', reason: 'held' })
    hold = false
    await holding
    expect(await saver.flush()).to.have.property('state', 'saved')
  })

  it('has nothing to say when nothing was changed', async () => {
    const { saver } = await typing()
    expect(await saver.flush()).to.equal(undefined)
    expect(told).to.deep.equal([])
  })
})
