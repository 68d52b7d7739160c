import { expect } from '@open-wc/testing'
import { saveAnswer } from '#device/answers.ts'
import { openDevice } from '#device/database.ts'
import { loadDraft, startDraft } from '#device/drafts.ts'
import { failWrite, loseTransaction, type Failing } from './failing-storage.ts'
import { newPhone, reload, reasonOf } from './phone.ts'

const start = { personId: crypto.randomUUID(), formId: 'adult-advice', formVersion: 1 }

describe('the connection to the phone’s database', () => {
  let failing: Failing | undefined

  afterEach(() => {
    failing?.mend()
    failing = undefined
  })

  for (const failure of ['lost', 'closed', 'forgotten'] as const) {
    it(`is opened again when it is ${failure}, and what was under way is done`, async () => {
      const device = await newPhone()
      const draft = await startDraft(device, start)
      failing = loseTransaction(1, failure)
      await saveAnswer(device, draft.id, 'views', 'Likes trains')
      expect(failing.hasFailed()).to.equal(true)
      expect((await reload(device, draft)).given).to.deep.equal({ views: 'Likes trains' })
    })
  }

  it('does a transaction again that the phone aborted', async () => {
    const device = await newPhone()
    const draft = await startDraft(device, start)
    failing = failWrite(1, 'aborted')
    await saveAnswer(device, draft.id, 'views', 'Likes trains')
    expect((await reload(device, draft)).given).to.deep.equal({ views: 'Likes trains' })
  })

  it('gives up after the second time, and says so', async () => {
    const device = await newPhone()
    const draft = await startDraft(device, start)
    failing = failWrite(1, 'aborted', { lasts: true })
    expect(await reasonOf(saveAnswer(device, draft.id, 'views', 'x'))).to.equal('failed')
    failing.mend()
    expect((await reload(device, draft)).given).to.deep.equal({})
  })

  it('says that the phone is full although the write itself succeeded', async () => {
    const device = await newPhone()
    const draft = await startDraft(device, start)
    failing = failWrite(1, 'full')
    expect(await reasonOf(saveAnswer(device, draft.id, 'views', 'x'))).to.equal('full')
    expect((await reload(device, draft)).given).to.deep.equal({})
  })

  it('takes back what was written when the work fails, and hands on what it failed with', async () => {
    const device = await newPhone()
    const bug = new Error('a bug')
    const work = device.write(['facts'], async (tx) => {
      await tx.objectStore('facts').put({ name: 'schools', schools: [] })
      throw bug
    })
    expect(await reasonOf(work)).to.equal(bug)
    expect(await device.read(['facts'], (tx) => tx.objectStore('facts').count())).to.equal(0)
  })

  it('many at once survive one that is lost', async () => {
    const device = await newPhone()
    const draft = await startDraft(device, start)
    failing = loseTransaction(5, 'closed')
    await Promise.all(Array.from({ length: 12 }, (_, n) => saveAnswer(device, draft.id, `q${n}`, 'x')))
    expect(Object.keys((await reload(device, draft)).given)).to.have.length(12)
  })

  it('leaves no connection behind when several fail on one after another', async () => {
    const device = await newPhone()
    const draft = await startDraft(device, start)
    const [first, second] = [failWrite(1, 'aborted'), failWrite(2, 'aborted')]
    await Promise.all([
      saveAnswer(device, draft.id, 'views', 'a'),
      device.write(['facts'], async (tx) => {
        for (let n = 0; n < 50; n += 1) await tx.objectStore('facts').count()
        await tx.objectStore('facts').put({ name: 'schools', schools: [] })
      }),
    ])
    second.mend()
    first.mend()
    device.close()
    const newer = indexedDB.open(`send-portal-${device.practitionerId}`, 3)
    const outcome = await new Promise((resolve) => {
      newer.addEventListener('blocked', () => resolve('blocked'))
      newer.addEventListener('success', () => resolve('opened'))
    })
    expect(outcome).to.equal('opened')
    newer.result.close()
  })

  it('says at once where there is no database', async () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB') ?? {}
    const open = (value: unknown) => {
      Object.defineProperty(globalThis, 'indexedDB', { value, configurable: true })
      return reasonOf(openDevice(crypto.randomUUID()))
    }
    const refuse = () => {
      throw new DOMException('access is denied for this document', 'SecurityError')
    }
    try {
      expect(await open(undefined)).to.equal('missing')
      expect(await open({ open: refuse })).to.equal('missing')
    } finally {
      Object.defineProperty(globalThis, 'indexedDB', own)
    }
  })

  it('says that the app is outdated when the database is newer', async () => {
    const device = await newPhone()
    device.close()
    const newer = indexedDB.open(`send-portal-${device.practitionerId}`, 99)
    await new Promise((resolve) => newer.addEventListener('success', resolve))
    newer.result.close()
    expect(await reasonOf(openDevice(device.practitionerId))).to.equal('outdated')
  })

  it('makes way for a newer app in another tab', async () => {
    const device = await newPhone()
    await startDraft(device, start)
    const newer = indexedDB.open(`send-portal-${device.practitionerId}`, 3)
    await new Promise((resolve) => newer.addEventListener('success', resolve))
    newer.result.close()
  })

  it('does not bring a database back to life that was deleted elsewhere', async () => {
    const device = await newPhone()
    const draft = await startDraft(device, start)
    await (await openDevice(device.practitionerId)).delete()
    expect(await reasonOf(loadDraft(device, draft.id))).to.equal('closed')
    const names = (await indexedDB.databases()).map(({ name }) => name)
    expect(names).not.to.include(`send-portal-${device.practitionerId}`)
  })
})
