import { expect, waitUntil } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { usePortalColours } from '../portal-colours.ts'
import { openReading, phone, sentences } from './open-reading.ts'

const enlarge = (size: string) => (document.documentElement.style.fontSize = size)

describe('the room that reading-mode takes', () => {
  before(usePortalColours)
  beforeEach(() => setViewport(phone))
  afterEach(() => enlarge(''))

  it('is the whole screen: nothing else is in sight', async () => {
    const { mode, part } = await openReading()
    expect(part('dialog').matches(':modal')).to.equal(true)
    const { x, y, width, height } = part('dialog').getBoundingClientRect()
    expect({ x, y, width, height }).to.deep.equal({ x: 0, y: 0, ...phone })
    const [right, bottom] = [phone.width - 1, phone.height - 1]
    for (const [left, top] of [
      [0, 0],
      [right, 0],
      [0, bottom],
      [right, bottom],
    ] as const)
      expect(document.elementFromPoint(left, top)).to.equal(mode)
  })

  it('lets every sentence start at the same height, with the way on under the thumb, 60 high', async () => {
    const { press, part } = await openReading()
    const { top } = part('.sentence').getBoundingClientRect()
    for (const _ of sentences) {
      expect(part('.sentence').getBoundingClientRect().top).to.equal(top)
      const { bottom, height } = part('.main').getBoundingClientRect()
      expect(height).to.be.at.least(60)
      expect(phone.height - bottom).to.be.within(0, 24)
      await press('Next sentence')
    }
  })

  it('says when some of a sentence is below the edge, until it is in sight', async () => {
    const { mode, part, all } = await openReading()
    expect(all('.rest')).to.have.length(0)
    enlarge('200%')
    await setViewport({ width: 320, height: 640 })
    await waitUntil(() => all('.rest').length === 1)
    await expect(mode).to.be.accessible()
    part('dialog').scrollTo(0, part('dialog').scrollHeight)
    await waitUntil(() => all('.rest').length === 0)
  })

  it('shows a sentence from its first word, however far the one before was scrolled', async () => {
    await setViewport({ width: 320, height: 400 })
    enlarge('200%')
    const { press, part } = await openReading()
    const dialog = part('dialog')
    dialog.scrollTo(0, dialog.scrollHeight)
    expect(dialog.scrollTop).to.be.above(0)
    await press('Next sentence')
    expect(dialog.scrollTop).to.equal(0)
  })

  it('gives a very low window to the sentence; the buttons come after it', async () => {
    await setViewport({ width: 400, height: 240 })
    const { part } = await openReading()
    const dialog = part('dialog')
    expect(dialog.scrollTop).to.equal(0)
    expect(part('.sentence').getBoundingClientRect().top).to.be.within(0, 120)
    dialog.scrollTo(0, dialog.scrollHeight)
    expect(part('.main').getBoundingClientRect().bottom).to.be.at.most(240)
  })

  for (const size of ['100%', '200%']) {
    it(`holds every sentence at 320 pixels with text of ${size}, the buttons always there`, async () => {
      await setViewport({ width: 320, height: 640 })
      enlarge(size)
      const { press, part } = await openReading()
      const dialog = part('dialog')
      for (const _ of sentences) {
        expect(dialog.scrollWidth).to.equal(320)
        expect(part('.sentence').scrollWidth).to.be.at.most(320)
        dialog.scrollTo(0, dialog.scrollHeight)
        const [header, words, bar] = ['header', '.sentence', '.bar'].map((box) => part(box).getBoundingClientRect())
        expect(header?.top).to.be.within(0, 1)
        expect(bar?.bottom).to.be.within(639, 640)
        expect(words?.bottom).to.be.at.most((bar?.top ?? 0) + 1)
        expect((bar?.top ?? 0) - (header?.bottom ?? 0)).to.be.at.least(160)
        await press('Next sentence')
      }
    })
  }
})
