import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing'
import { sendKeys, setViewport } from '@web/test-runner-commands'
import { currentStatement } from '#contract/statements/index.ts'
import { textOf } from '../people/screen.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import type { ReadingMode } from '../../../web/microfrontends/consent/reading-mode.ts'
import '../../../web/microfrontends/consent/reading-mode.ts'
import { CountingScreenLock } from './screen-lock.ts'

const { sentences } = currentStatement
const [first, second, third] = sentences
const phone = { width: 390, height: 844 }

interface Reading {
  mode: ReadingMode
  screen: CountingScreenLock
  part: (selector: string) => HTMLElement
  all: (selector: string) => HTMLElement[]
  sentence: () => string
  /** Presses the button that is called so. */
  press: (label: string) => Promise<void>
  labels: () => (string | undefined)[]
  key: (press: string) => Promise<void>
}

async function openReading(): Promise<Reading> {
  const screen = new CountingScreenLock()
  const mode = await fixture<ReadingMode>(
    html`<reading-mode .statement=${currentStatement} .screenLock=${screen}></reading-mode>`,
  )
  const all = (selector: string) => [...(mode.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])]
  const buttons = () => all('button')
  const part = (selector: string) => {
    const [found] = all(selector)
    if (!found) throw new Error(`nothing matches ${selector}`)
    return found
  }
  mode.open()
  return {
    mode,
    screen,
    part,
    all,
    sentence: () => textOf(part('.sentence')),
    press: async (label) => {
      buttons()
        .find((button) => button.textContent?.trim() === label)
        ?.click()
      await mode.updateComplete
    },
    labels: () => buttons().map((button) => button.textContent?.trim()),
    key: async (press) => {
      await sendKeys({ press })
      await mode.updateComplete
    },
  }
}

async function toTheEnd({ press }: Reading): Promise<void> {
  for (let left = sentences.length - 1; left > 0; left -= 1) await press('Next sentence')
}

describe('reading-mode', () => {
  before(usePortalColours)
  beforeEach(() => setViewport(phone))
  afterEach(() => (document.documentElement.style.fontSize = ''))

  it('is accessible on the first sentence and on the last', async () => {
    const reading = await openReading()
    await inBothSchemes(() => expect(reading.mode).to.be.accessible())
    await toTheEnd(reading)
    await inBothSchemes(() => expect(reading.mode).to.be.accessible())
  })

  it('is a modal dialog that leaves nothing else in sight', async () => {
    const { mode, part } = await openReading()
    expect(part('dialog').matches(':modal')).to.equal(true)
    const { x, y, width, height } = part('dialog').getBoundingClientRect()
    expect({ x, y, width, height }).to.deep.equal({ x: 0, y: 0, ...phone })
    for (const corner of [
      [0, 0],
      [phone.width - 1, 0],
      [0, phone.height - 1],
      [phone.width - 1, phone.height - 1],
    ] as const)
      expect(document.elementFromPoint(...corner)).to.equal(mode)
  })

  it('shows every sentence, one at a time, and says which', async () => {
    const { sentence, press, part, labels } = await openReading()
    for (const [index, words] of sentences.entries()) {
      expect(sentence()).to.equal(words)
      expect(part('.steps').innerText.trim()).to.equal(`Sentence ${index + 1} of ${sentences.length}`)
      expect(labels().at(-1)).to.equal(index < sentences.length - 1 ? 'Next sentence' : 'Finished reading')
      expect(labels()[0]).to.equal('Close')
      await press('Next sentence')
    }
  })

  it('starts every sentence at the same height, with the way on under the thumb, 60 high', async () => {
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

  it('tells a screen reader each new sentence, and what opened', async () => {
    const { part } = await openReading()
    expect(part('.sentence').getAttribute('aria-live')).to.equal('polite')
    const dialog = part('dialog')
    expect(part(`#${dialog.getAttribute('aria-labelledby') ?? ''}`)).to.have.text('Consent statement')
    expect(part(`#${dialog.getAttribute('aria-describedby') ?? ''}`)).to.equal(part('.sentence'))
  })

  it('goes back to the sentence before, and keeps the focus in the dialog', async () => {
    const { mode, sentence, press, labels, part } = await openReading()
    expect(labels()).to.not.include('Back')
    await press('Next sentence')
    await press('Next sentence')
    expect(sentence()).to.equal(third)
    part('.second-choice').focus()
    await press('Back')
    await press('Back')
    expect(sentence()).to.equal(first)
    expect(mode.shadowRoot?.activeElement).to.equal(part('.main'))
  })

  it('is walked by keyboard', async () => {
    const { sentence, key } = await openReading()
    await key('Enter')
    expect(sentence()).to.equal(second)
    await key('Space')
    expect(sentence()).to.equal(third)
    await key('ArrowLeft')
    expect(sentence()).to.equal(second)
    await key('ArrowRight')
    expect(sentence()).to.equal(third)
    for (const _ of sentences) await key('ArrowLeft')
    expect(sentence()).to.equal(first)
    for (const _ of sentences) await key('ArrowRight')
    expect(sentence()).to.equal(sentences.at(-1))
  })

  it('never finishes by an arrow, a key held down or a double tap', async () => {
    const reading = await openReading()
    const { mode, part, sentence, key } = reading
    part('.main').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', repeat: true, bubbles: true }))
    expect(sentence()).to.equal(first)
    await toTheEnd(reading)
    await key('ArrowRight')
    part('.main').dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true }))
    await mode.updateComplete
    expect(part('dialog').matches(':modal')).to.equal(true)
  })

  it('says when the last sentence was read, and of which statement', async () => {
    const reading = await openReading()
    await toTheEnd(reading)
    const before = new Date().toISOString()
    setTimeout(() => void reading.press('Finished reading'))
    const { detail } = await oneEvent(reading.mode, 'finished-reading')
    expect(detail.statementId).to.equal('coventry-2022-08')
    expect(detail.at >= before && detail.at <= new Date().toISOString()).to.equal(true)
    reading.mode.open()
    await reading.mode.updateComplete
    expect(reading.sentence()).to.equal(first)
  })

  for (const way of ['Close', 'Escape']) {
    it(`is left by ${way}, says so, and goes on where it was`, async () => {
      const { mode, press, key, sentence, part } = await openReading()
      let finished = 0
      mode.addEventListener('finished-reading', () => (finished += 1))
      await press('Next sentence')
      const closed = oneEvent(mode, 'reading-closed')
      await (way === 'Escape' ? key(way) : press(way))
      expect((await closed).detail).to.deep.equal({ sentence: 2 })
      expect(part('dialog').matches(':modal')).to.equal(false)
      mode.open()
      await mode.updateComplete
      expect(sentence()).to.equal(second)
      mode.startAgain()
      await mode.updateComplete
      expect(sentence()).to.equal(first)
      expect(finished).to.equal(0)
    })
  }

  it('keeps the screen on while it is open, and no longer', async () => {
    const { mode, screen, press } = await openReading()
    expect(screen.asked).to.equal(1)
    await press('Next sentence')
    expect(screen.released).to.equal(0)
    const closed = oneEvent(mode, 'reading-closed')
    await press('Close')
    await closed
    await aTimeout(0)
    expect(screen).to.deep.include({ asked: 1, released: 1 })
  })

  it('lets the screen go when the page is left with it open', async () => {
    const { mode, screen } = await openReading()
    mode.remove()
    await aTimeout(0)
    expect(screen.released).to.equal(1)
  })

  it('works in a browser that has no say over the screen', async () => {
    const { mode, press, sentence } = await openReading()
    const closed = oneEvent(mode, 'reading-closed')
    await press('Close')
    await closed
    mode.screenLock = undefined
    mode.open()
    await press('Next sentence')
    expect(sentence()).to.equal(second)
  })

  it('starts every sentence at its first word, however far the one before was scrolled', async () => {
    await setViewport({ width: 320, height: 400 })
    document.documentElement.style.fontSize = '200%'
    const { press, part } = await openReading()
    const dialog = part('dialog')
    dialog.scrollTo(0, dialog.scrollHeight)
    expect(dialog.scrollTop).to.be.above(0)
    await press('Next sentence')
    expect(dialog.scrollTop).to.equal(0)
  })

  it('says when some of a sentence is below the edge, until it is in sight', async () => {
    const { mode, part, all } = await openReading()
    expect(all('.rest')).to.have.length(0)
    document.documentElement.style.fontSize = '200%'
    await setViewport({ width: 320, height: 640 })
    await waitUntil(() => all('.rest').length === 1)
    await expect(mode).to.be.accessible()
    part('dialog').scrollTo(0, part('dialog').scrollHeight)
    await waitUntil(() => all('.rest').length === 0)
  })

  for (const size of ['100%', '200%']) {
    it(`has room for the longest sentence at 320 pixels with text of ${size}`, async () => {
      await setViewport({ width: 320, height: 640 })
      document.documentElement.style.fontSize = size
      const { press, part } = await openReading()
      const dialog = part('dialog')
      for (const _ of sentences) {
        expect(dialog.scrollWidth).to.equal(320)
        expect(part('.sentence').scrollWidth).to.be.at.most(320)
        dialog.scrollTo(0, dialog.scrollHeight)
        const bar = part('.bar').getBoundingClientRect()
        expect(bar.bottom).to.be.at.most(640)
        expect(part('.sentence').getBoundingClientRect().bottom).to.be.at.most(bar.top + 1)
        const { top, bottom } = part('header').getBoundingClientRect()
        expect(top).to.equal(0)
        expect(bar.top - bottom).to.be.at.least(160)
        await press('Next sentence')
      }
    })
  }
})
