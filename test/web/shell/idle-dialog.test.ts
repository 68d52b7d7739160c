import { aTimeout, expect, fixture, oneEvent } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { html } from 'lit'
import type { IdleDialog } from '../../../web/shell/idle-dialog.ts'
import '../../../web/shell/idle-dialog.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'

async function show(left = 120_000) {
  const button = await fixture<HTMLButtonElement>(html`<button>Before</button>`)
  button.focus()
  const dialog = await fixture<IdleDialog>(html`<idle-dialog></idle-dialog>`)
  const events: string[] = []
  for (const name of ['stay-signed-in', 'sign-out-confirmed']) dialog.addEventListener(name, () => events.push(name))
  dialog.endsAt = Date.now() + left
  await dialog.updateComplete
  return { dialog, button, events }
}

const isOpen = ({ shadowRoot }: IdleDialog) => shadowRoot?.querySelector('dialog')?.open
const heading = ({ shadowRoot }: IdleDialog) => shadowRoot?.querySelector('h2')?.textContent
const spoken = ({ shadowRoot }: IdleDialog) => shadowRoot?.querySelector('[role=status]')?.textContent
const press = ({ shadowRoot }: IdleDialog, value: string) =>
  shadowRoot?.querySelector<HTMLButtonElement>(`[value=${value}]`)?.click()

/** Time that is left, without waiting for it. */
async function leave(dialog: IdleDialog, seconds: number) {
  dialog.endsAt = Date.now() + seconds * 1000
  await dialog.updateComplete
}

describe('idle-dialog', () => {
  before(usePortalColours)

  it('says what will happen and that the work is safe, and is accessible', async () => {
    const { dialog } = await show()
    expect(isOpen(dialog)).to.equal(true)
    expect(heading(dialog)).to.equal('You will be signed out in 2 minutes')
    expect(dialog.shadowRoot?.textContent).to.contain('Your work is safe on this phone either way')
    await inBothSchemes(() => expect(dialog).to.be.accessible())
  })

  it('counts down in few steps, for the eye and for a screen reader', async () => {
    const { dialog } = await show()
    expect(spoken(dialog)).to.equal('')
    const steps = new Set<string | undefined>()
    for (let seconds = 120; seconds > 0; seconds -= 1) {
      await leave(dialog, seconds)
      steps.add(spoken(dialog))
      expect(heading(dialog)).to.contain((spoken(dialog) ?? '').replace(' left', ''))
    }
    expect([...steps]).to.deep.equal(['', '1 minute left', '40 seconds left', '20 seconds left'])
  })

  it('counts by itself', async () => {
    const { dialog } = await show(60_500)
    expect(heading(dialog)).to.contain('2 minutes')
    await aTimeout(1600)
    expect(heading(dialog)).to.contain('1 minute')
  })

  it('brings the focus to staying, and back to where it was', async () => {
    const { dialog, button } = await show()
    expect(dialog.shadowRoot?.activeElement).to.have.text('Stay signed in')
    press(dialog, 'stay')
    expect(document.activeElement).to.equal(button)
  })

  it('stays or signs out, as was chosen', async () => {
    for (const [value, event] of [
      ['stay', 'stay-signed-in'],
      ['leave', 'sign-out-confirmed'],
    ] as const) {
      const { dialog, events } = await show()
      const chosen = oneEvent(dialog, event)
      press(dialog, value)
      await chosen
      expect(isOpen(dialog)).to.equal(false)
      expect(events).to.deep.equal([event])
    }
  })

  it('takes Escape for staying, also after a signing out was chosen the last time', async () => {
    const { dialog, events } = await show()
    const left = oneEvent(dialog, 'sign-out-confirmed')
    press(dialog, 'leave')
    await left
    dialog.endsAt = undefined
    await dialog.updateComplete
    await leave(dialog, 120)
    const stayed = oneEvent(dialog, 'stay-signed-in')
    await sendKeys({ press: 'Escape' })
    await stayed
    expect(events).to.deep.equal(['sign-out-confirmed', 'stay-signed-in'])
  })

  it('goes away by itself when the session goes on, and chooses nothing', async () => {
    const { dialog, events, button } = await show()
    dialog.endsAt = undefined
    await dialog.updateComplete
    expect(isOpen(dialog)).to.equal(false)
    expect(document.activeElement).to.equal(button)
    await aTimeout(50)
    expect(events).to.deep.equal([])
  })
})
