import { expect, oneEvent } from '@open-wc/testing'
import { sendKeys, setViewport } from '@web/test-runner-commands'
import { currentStatement, statementText } from '#contract/statements/index.ts'
import { newPhone } from '../device/phone.ts'
import { focused, show, textOf, type Screen } from '../people/screen.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import '../../../web/microfrontends/consent/consent-statement-page.ts'

const { length } = currentStatement.sentences

const open = async () => show('consent-statement-page', await newPhone())

const said = ({ all }: Screen) => textOf(all('[role=status]')[0] ?? null)

async function walk({ press }: Screen, sentences: number): Promise<void> {
  await press('Read now')
  for (let left = sentences; left > 0; left -= 1) await press('Next sentence')
}

/** A dialog tells of its end a moment later. */
async function leave(screen: Screen, label: 'Close' | 'Finished reading'): Promise<void> {
  const left = oneEvent(screen.page, label === 'Close' ? 'reading-closed' : 'finished-reading')
  await screen.press(label)
  await left
  await screen.settled()
}

describe('consent-statement-page', () => {
  before(usePortalColours)
  beforeEach(() => setViewport({ width: 390, height: 844 }))

  it('is accessible, before reading and with a reading left half-way', async () => {
    const screen = await open()
    await inBothSchemes(() => expect(screen.page).to.be.accessible())
    await walk(screen, 2)
    await leave(screen, 'Close')
    await inBothSchemes(() => expect(screen.page).to.be.accessible())
  })

  it('shows the guide’s words and the whole statement as a quotation', async () => {
    const { page, all, words } = await open()
    expect(page.heading).to.equal('Consent statement')
    expect(all('h1').map(textOf)).to.deep.equal(['Consent statement'])
    expect(words()).to.contain('Please use the below paragraph to help communicate what is being consented to:')
    expect(all('blockquote').map(textOf)).to.deep.equal([statementText(currentStatement)])
  })

  it('says when it was read to the end, and gives the focus back', async () => {
    const screen = await open()
    await walk(screen, length - 1)
    await leave(screen, 'Finished reading')
    expect(said(screen)).to.match(/^Read to the end on \d+ \w+ \d{4} at \d\d:\d\d\. /)
    expect(textOf(focused())).to.equal('Read now')
  })

  it('goes on with a reading that was left, or starts it again', async () => {
    const screen = await open()
    await walk(screen, 2)
    await leave(screen, 'Close')
    expect(said(screen)).to.equal(`Stopped at sentence 3 of ${length}. Read now goes on there.`)
    expect(textOf(focused())).to.equal('Read now')
    await screen.press('Read now')
    expect(screen.words()).to.contain(`Sentence 3 of ${length}`)
    await leave(screen, 'Close')
    await screen.press('Start from the first sentence')
    expect(screen.words()).to.contain(`Sentence 1 of ${length}`)
    await leave(screen, 'Close')
    expect(said(screen)).to.equal(`${length} sentences, one at a time, full screen`)
  })

  it('still says when it was read, after a look at it later', async () => {
    const screen = await open()
    await walk(screen, length - 1)
    await leave(screen, 'Finished reading')
    await walk(screen, 1)
    await leave(screen, 'Close')
    expect(said(screen)).to.match(/^Read to the end on .+ Stopped at sentence 2 of /)
  })

  it('is read with the keyboard alone', async () => {
    const screen = await open()
    screen.all('.card .btn')[0]?.focus()
    const finished = oneEvent(screen.page, 'finished-reading')
    for (let presses = length + 1; presses > 0; presses -= 1) {
      await sendKeys({ press: 'Enter' })
      await screen.settled()
    }
    await finished
    await screen.settled()
    expect(said(screen)).to.contain('Read to the end')
    expect(textOf(focused())).to.equal('Read now')
  })
})
