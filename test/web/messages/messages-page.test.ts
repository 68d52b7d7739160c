import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import type { Message } from '#contract/wire.ts'
import { keepMessages } from '#device/keep-told.ts'
import { countUnread } from '#device/messages.ts'
import { newPhone } from '../device/phone.ts'
import { show, textOf } from '../people/screen.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import '../../../web/microfrontends/messages/messages-page.ts'

const tag = 'messages-page'
const submissionId = crypto.randomUUID()

function message(told: Partial<Message> = {}): Message {
  return {
    id: crypto.randomUUID(),
    subject: 'Advice received',
    text: 'Your advice was received.',
    sentAt: '2026-11-18T14:02:00.000Z',
    readAt: null,
    submissionId: null,
    ...told,
  }
}

const two = () => [
  message({ subject: 'Older', readAt: '2026-11-18T15:00:00.000Z' }),
  message({ subject: 'Newer', sentAt: '2026-11-20T09:30:00.000Z', submissionId }),
]

describe('messages-page', () => {
  before(usePortalColours)
  beforeEach(() => setViewport({ width: 390, height: 844 }))

  it('is accessible, closed and open', async () => {
    const device = await newPhone()
    await keepMessages(device, two())
    const { page, press } = await show(tag, device)
    await inBothSchemes(() => expect(page).to.be.accessible())
    await press('Not read yet Newer')
    await inBothSchemes(() => expect(page).to.be.accessible())
  })

  it('is accessible with none, and says so', async () => {
    const { page, words } = await show(tag, await newPhone())
    await expect(page).to.be.accessible()
    expect(words()).to.contain('You have no messages.')
  })

  it('lists the newest first, with date and subject, and marks in words what is not read', async () => {
    const device = await newPhone()
    await keepMessages(device, two())
    const { all } = await show(tag, device)
    expect(all('summary').map(textOf)).to.deep.equal([
      'Not read yet Newer 20 November 2026, 09:30',
      'Older 18 November 2026, 14:02',
    ])
  })

  it('marks a message read when it is opened, and leads to what it is about', async () => {
    const device = await newPhone()
    await keepMessages(device, two())
    const { press, all, page, settled } = await show(tag, device)
    await press('Not read yet Newer')
    expect(await countUnread(device)).to.equal(0)
    expect(all('summary').map(textOf)[0]).to.equal('Newer 20 November 2026, 09:30')
    expect(all('a').map((link) => link.getAttribute('href'))).to.deep.equal([`/sent/${submissionId}`])
    await page.load(page.place) // as the shell does whenever something changed
    await settled()
    expect(all<HTMLDetailsElement>('details').map(({ open }) => open)).to.deep.equal([true, false])
  })

  it('keeps the lines of a message', async () => {
    const device = await newPhone()
    await keepMessages(device, [message({ text: 'One.\n\nTwo.' })])
    const { all, press } = await show(tag, device)
    await press('Not read yet')
    expect(all('.text p')[0]?.innerText).to.equal('One.\n\nTwo.')
  })
})
