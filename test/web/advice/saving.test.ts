import { expect } from '@open-wc/testing'
import { saveAnswer } from '#device/answers.ts'
import { deleteDraft } from '#device/drafts.ts'
import { failWrite } from '../device/failing-storage.ts'
import { beginDraft, openDesk, reload } from './desk.ts'
import { eventually } from './look.ts'
import { nilReturn } from './nil-return.ts'
import { startWalk } from './walk.ts'

describe('saving while somebody types', function () {
  this.timeout(30_000)
  it('saves what is typed at once, and says so', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk)
    const walk = await startWalk(desk, `/forms/${draft.id}/involvement`)
    await walk.fill('careDirectNumber', '004021')
    await walk.choose('describes', 'A)')
    await walk.untilStatus(/^Saved on this phone \d\d:\d\d$/)
    const typed = { careDirectNumber: '004021', describes: 'social-worker-before' }
    await eventually(async () => expect((await reload(desk.device, draft)).given).to.deep.equal(typed))
  })

  it('says that nothing was saved while the phone is full, stays, keeps the text, and says when it was saved after all', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, { noCareDirectNumber: true })
    const walk = await startWalk(desk, `/forms/${draft.id}/involvement`)
    const full = failWrite(1, 'full', { lasts: true })
    try {
      await walk.choose('describes', 'E)')
      await walk.tap('Save & Continue')
      await walk.untilStatus(/^Not saved: this phone is full. Free some space, then keep typing$/)
      expect(walk.path).to.equal(`/forms/${draft.id}/involvement`)
      await walk.tap('Back')
      expect(walk.path).to.equal(`/forms/${draft.id}/involvement`)
      expect(walk.field('describes').given).to.equal('unknown')
      const leaving = new Event('beforeunload', { cancelable: true })
      expect(dispatchEvent(leaving)).to.equal(false)
    } finally {
      full.mend()
    }
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/author`)
    expect((await reload(desk.device, draft)).given.describes).to.equal('unknown')
    expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).to.equal(true)
  })

  it('tries again to save when the page is put away', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk)
    const walk = await startWalk(desk, `/forms/${draft.id}/involvement`)
    const full = failWrite(1, 'full', { lasts: true })
    await walk.fill('careDirectNumber', '004021')
    await walk.untilStatus(/^Not saved/)
    full.mend()
    Object.defineProperty(document, 'hidden', { value: true, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
    Reflect.deleteProperty(document, 'hidden')
    await walk.untilStatus(/^Saved on this phone/)
    expect((await reload(desk.device, draft)).given.careDirectNumber).to.equal('004021')
  })

  it('says so without a network, and goes on saving', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk)
    const walk = await startWalk(desk, `/forms/${draft.id}/involvement`)
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })
    dispatchEvent(new Event('offline'))
    await walk.untilStatus(/^No signal. Saved on this phone \d\d:\d\d$/)
    await walk.fill('careDirectNumber', '004021')
    await eventually(async () => expect((await reload(desk.device, draft)).given.careDirectNumber).to.equal('004021'))
    Reflect.deleteProperty(navigator, 'onLine')
    dispatchEvent(new Event('online'))
    await walk.untilStatus(/^Saved on this phone/)
  })

  it('keeps two drafts side by side', async () => {
    const desk = await openDesk()
    const [one, two] = [await beginDraft(desk), await beginDraft(desk)]
    const walk = await startWalk(desk, `/forms/${one.id}/involvement`)
    await walk.fill('careDirectNumber', '111')
    await walk.go(`/forms/${two.id}/involvement`)
    expect(walk.field('careDirectNumber').given).to.equal(undefined)
    await walk.fill('careDirectNumber', '222')
    const numbers = async () =>
      [await reload(desk.device, one), await reload(desk.device, two)].map(({ given }) => given.careDirectNumber)
    await eventually(async () => expect(await numbers()).to.deep.equal(['111', '222']))
  })

  it('takes no answer into a draft that another tab has deleted, says so, and lets the person go', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, nilReturn)
    const walk = await startWalk(desk, `/forms/${draft.id}/team`)
    await deleteDraft(desk.device, draft.id)
    await walk.choose('team', 'Sensory')
    await walk.untilStatus(/^Not saved: this draft was submitted or deleted/)
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/search`)
    expect(walk.heading).to.equal('This draft is not on this phone')
    await expect(walk.page).to.be.accessible()
  })

  it('saves what the account knows before anybody types, so that what is on the screen is what is kept', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, { describes: 'unknown' })
    const walk = await startWalk(desk, `/forms/${draft.id}/contact`)
    expect(walk.field('nilContact').given).to.equal('Lesley Harris')
    await eventually(async () => expect((await reload(desk.device, draft)).given.nilContact).to.equal('Lesley Harris'))
    await saveAnswer(desk.device, draft.id, 'nilContact', '')
    await walk.go(`/forms/${draft.id}/contact`)
    expect(walk.field('nilContact').given).to.equal('')
  })
})
