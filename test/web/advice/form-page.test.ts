import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { savePlace } from '#device/drafts.ts'
import { failWrite } from '../device/failing-storage.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { beginDraft, openDesk, reload } from './desk.ts'
import { deep, eventually } from './look.ts'
import { nilReturn } from './nil-return.ts'
import { startWalk } from './walk.ts'

describe('form-page', function () {
  this.timeout(30_000)
  before(usePortalColours)

  it('is accessible at a page of a step', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, { describes: 'unknown' })
    const walk = await startWalk(desk, `/forms/${draft.id}/involvement`)
    await inBothSchemes(() => expect(walk.page).to.be.accessible())
  })

  it('is accessible with faults, and at the nil return', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, { describes: 'unknown' })
    const walk = await startWalk(desk, `/forms/${draft.id}/search`)
    expect(walk.heading).to.equal('Nil return')
    await walk.tap('Save & Continue')
    await inBothSchemes(() => expect(walk.page).to.be.accessible())
  })

  it('says who it is about, which form, when it is due and which step', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, { requestReceived: '2026-11-09' })
    const walk = await startWalk(desk, `/forms/${draft.id}/involvement`)
    const bar = deep(document.body, 'person-bar')[0]?.shadowRoot?.textContent.replaceAll(/\s+/g, ' ')
    expect(bar).to.contain('Aaron Aardvaark born 30 April 2008')
    expect(bar).to.match(/Adults Services Advice Form due 21 December/)
    expect(walk.text).to.contain('Step 1 of 5')
    expect(walk.page?.heading).to.equal('Step 1: Your involvement')
  })

  it('goes on by Enter in a box of one line', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, nilReturn)
    const walk = await startWalk(desk, `/forms/${draft.id}/contact`)
    const box = deep(walk.field('nilContactPhone'), 'input')[0]
    box?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }))
    await walk.until(`/forms/${draft.id}/summary`)
  })

  it('moves the focus to the problems and does not go on', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk)
    const walk = await startWalk(desk, `/forms/${draft.id}/involvement`)
    await walk.tap('Save & Continue')
    expect(walk.path).to.equal(`/forms/${draft.id}/involvement`)
    expect(walk.focused).to.have.class('govuk-error-summary')
    await walk.tap('Select what best describes you')
    expect(walk.focused).to.be.instanceOf(HTMLInputElement)
    expect(walk.focused?.getAttribute('type')).to.equal('radio')
  })

  it('opens at the question where the person left, with the focus there', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, nilReturn)
    const first = await startWalk(desk, `/forms/${draft.id}/contact`)
    await first.fill('nilContactPhone', '024 7683 0000')
    const left = { page: 'contact', question: 'nilContactPhone' }
    await eventually(async () => expect((await reload(desk.device, draft)).place).to.deep.equal(left))
    first.leave()

    const walk = await startWalk(desk, '/drafts')
    await walk.tap('Continue')
    await walk.until(`/forms/${draft.id}/contact`)
    await eventually(() => expect(walk.focused).to.have.property('value', '024 7683 0000'))
  })

  it('moves the focus to the heading at a page that is new', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, nilReturn)
    await savePlace(desk.device, draft.id, { page: 'involvement', question: 'describes' })
    const walk = await startWalk(desk, `/forms/${draft.id}/team`)
    expect(walk.focused?.localName).to.equal('h1')
    expect((await reload(desk.device, draft)).place).to.deep.equal({ page: 'team' })
  })

  it('opens a page also when the phone is full', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, nilReturn)
    const full = failWrite(1, 'full', { lasts: true })
    const walk = await startWalk(desk, `/forms/${draft.id}/team`)
    full.mend()
    expect(walk.heading).to.equal('Step 1: Your involvement')
  })

  it('says that a page is not needed any more, and leads to where the work goes on', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, { ...nilReturn, describes: 'unallocated' })
    const walk = await startWalk(desk, `/forms/${draft.id}/search`)
    expect(walk.heading).to.equal('This page is not needed')
    await expect(walk.page).to.be.accessible()
    await walk.tap('Continue')
    await walk.until(`/forms/${draft.id}/service`)
  })

  it('keeps what has the focus clear of both bars, however tall they are', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk)
    await setViewport({ width: 320, height: 700 })
    const walk = await startWalk(desk, `/forms/${draft.id}/involvement`)
    const heights = ['person-bar', 'action-bar'].map((bar) => deep(document.body, bar)[0]?.offsetHeight ?? 0)
    await eventually(() => {
      const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement)
      expect(parseFloat(scrollPaddingTop)).to.be.above(heights[0] ?? 0)
      expect(parseFloat(scrollPaddingBottom)).to.be.above(heights[1] ?? 0)
    })
    walk.leave()
    expect(document.documentElement.style.scrollPadding).to.equal('')
    await setViewport({ width: 800, height: 600 })
  })
})
