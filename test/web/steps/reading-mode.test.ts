import { aTimeout, expect } from '@open-wc/testing'
import { sendKeys, setViewport } from '@web/test-runner-commands'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { openReading, phone, sentences, toTheEnd } from './open-reading.ts'

const [first, second, third] = sentences

describe('reading-mode', () => {
  before(usePortalColours)
  beforeEach(() => setViewport(phone))

  it('is accessible on the first sentence and on the last', async () => {
    const reading = await openReading()
    await inBothSchemes(() => expect(reading.mode).to.be.accessible())
    await toTheEnd(reading)
    await inBothSchemes(() => expect(reading.mode).to.be.accessible())
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

  it('tells a screen reader what opened, and each new sentence', async () => {
    const { part } = await openReading()
    const dialog = part('dialog')
    expect(part(`#${dialog.getAttribute('aria-labelledby') ?? ''}`)).to.have.text('Consent statement')
    expect(part(`#${dialog.getAttribute('aria-describedby') ?? ''}`)).to.equal(part('.sentence'))
    expect(part('.sentence').getAttribute('aria-live')).to.equal('polite')
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

  for (const down of ['Enter', 'ArrowRight']) {
    it(`goes on by one sentence only while ${down} is held down`, async () => {
      const { mode, sentence } = await openReading()
      for (const _ of sentences) await sendKeys({ down })
      await sendKeys({ up: down })
      await mode.updateComplete
      expect(sentence()).to.equal(second)
    })
  }

  it('never finishes by an arrow or by a double tap', async () => {
    const reading = await openReading()
    const { mode, part, key } = reading
    await toTheEnd(reading)
    await key('ArrowRight')
    part('.main').dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true }))
    await mode.updateComplete
    expect(part('dialog').matches(':modal')).to.equal(true)
  })

  it('says when the last sentence was read, and of which statement; the next reading starts afresh', async () => {
    const reading = await openReading()
    const { mode, told, leave, sentence } = reading
    await toTheEnd(reading)
    const before = new Date().toISOString()
    await leave('Finished reading')
    const [finished] = told
    expect(finished).to.include({ type: 'finished-reading', statementId: 'coventry-2022-08' })
    expect(finished)
      .to.have.property('at')
      .that.satisfies((at: string) => at >= before && at <= new Date().toISOString())
    mode.open()
    await mode.updateComplete
    expect(sentence()).to.equal(first)
  })

  for (const way of ['Close', 'Escape']) {
    it(`is left by ${way}, says so, and goes on where it was`, async () => {
      const { mode, told, press, leave, sentence, part } = await openReading()
      await press('Next sentence')
      await leave(way)
      expect(told).to.deep.equal([{ type: 'reading-closed', sentence: 2 }])
      expect(part('dialog').matches(':modal')).to.equal(false)
      mode.open()
      await mode.updateComplete
      expect(sentence()).to.equal(second)
      await leave('Close')
      mode.startAgain()
      await mode.updateComplete
      expect(sentence()).to.equal(first)
    })
  }

  it('says the sentence on the screen when asked to, and is quiet as soon as it is another or none', async () => {
    const { mode, press, leave } = await openReading()
    const said: string[] = []
    mode.speaker = { say: (words) => said.push(words), stop: () => said.push('') }
    await mode.updateComplete
    await press('Read aloud')
    await press('Next sentence')
    await press('Read aloud')
    await leave('Close')
    expect(said).to.deep.equal([first, '', second, ''])
  })

  it('keeps the screen on while it is open, and no longer', async () => {
    const { screen, press, leave } = await openReading()
    expect(screen.asked).to.equal(1)
    await press('Next sentence')
    expect(screen.released).to.equal(0)
    await leave('Close')
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
    const { mode, press, leave, sentence } = await openReading()
    await leave('Close')
    mode.screenLock = undefined
    mode.open()
    await press('Next sentence')
    expect(sentence()).to.equal(second)
  })
})
