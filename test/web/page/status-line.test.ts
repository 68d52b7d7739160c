import { expect, fixture, html } from '@open-wc/testing'
import type { StatusLine, Status } from '#page/status-line.ts'
import '#page/status-line.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'

const states: Status[] = [
  { state: 'phone', words: 'Saved on this phone 14:02' },
  { state: 'offline', words: 'No signal. Saved on this phone 14:02' },
  { state: 'safe', words: 'Up to date with the council 14:03' },
  { state: 'wait', words: '1 waiting on this phone', href: '/outbox' },
  { state: 'bad', words: 'Not saved: this phone is full. Free some space, then keep typing' },
]

describe('status-line', () => {
  before(usePortalColours)

  for (const status of states) {
    it(`is accessible: ${status.words}`, async () => {
      const line = await fixture<StatusLine>(html`<status-line .status=${status}></status-line>`)
      await inBothSchemes(() => expect(line).to.be.accessible())
      expect(line.shadowRoot?.querySelector('[role=status]')).to.have.trimmed.text(status.words)
    })
  }

  it('is there before it has anything to say, so that what it says is heard', async () => {
    const line = await fixture<StatusLine>(html`<status-line></status-line>`)
    const place = line.shadowRoot?.querySelector('[role=status]')
    expect(place).to.have.trimmed.text('')
    line.status = states[0]
    await line.updateComplete
    expect(line.shadowRoot?.querySelector('[role=status]')).to.equal(place)
  })
})
