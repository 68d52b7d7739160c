import { expect, fixture, oneEvent } from '@open-wc/testing'
import { html } from 'lit'
import type { SignOutDialog } from '../../../web/shell/sign-out-dialog.ts'
import '../../../web/shell/sign-out-dialog.ts'
import { filledDraft, newPhone, posted } from '../device/phone.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'

const show = () => fixture<SignOutDialog>(html`<sign-out-dialog></sign-out-dialog>`)

describe('sign-out-dialog', () => {
  before(usePortalColours)

  it('does not ask when nothing is left on the phone', async () => {
    expect(await (await show()).ask(await newPhone())).to.equal('nothing-left')
  })

  it('says what stays, and is accessible', async () => {
    const device = await newPhone()
    await posted(device)
    await filledDraft(device)
    await filledDraft(device)
    const dialog = await show()
    expect(await dialog.ask(device)).to.equal('asked')
    expect(dialog.shadowRoot?.textContent).to.contain('2 drafts and 1 waiting to send')
    await inBothSchemes(() => expect(dialog).to.be.accessible())
  })

  it('signs out only when that is what was chosen', async () => {
    const device = await newPhone()
    await filledDraft(device)
    const dialog = await show()
    await dialog.ask(device)
    const confirmed = oneEvent(dialog, 'sign-out-confirmed')
    dialog.shadowRoot?.querySelector<HTMLButtonElement>('[value=leave]')?.click()
    await confirmed
    expect(dialog.shadowRoot?.querySelector('dialog')?.open).to.equal(false)
  })
})
