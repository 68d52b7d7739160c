import { expect, fixture, oneEvent } from '@open-wc/testing'
import { html } from 'lit'
import { saveConsentDraft } from '#device/consent-draft.ts'
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

  it('counts what is half-typed, in words', async () => {
    const device = await newPhone()
    await saveConsentDraft(device, crypto.randomUUID(), { name: 'Bea' })
    const dialog = await show()
    expect(await dialog.ask(device)).to.equal('asked')
    expect(dialog.shadowRoot?.textContent).to.contain('1 record of consent not finished yet will stay')

    await saveConsentDraft(device, crypto.randomUUID(), { name: 'Cal' })
    await saveConsentDraft(device, crypto.randomUUID(), { name: '' })
    await device.write(['facts'], (tx) =>
      tx.objectStore('facts').put({ name: 'person-draft', id: crypto.randomUUID(), given: { forename: 'Dee' } }),
    )
    await filledDraft(device)
    const full = await show()
    await full.ask(device)
    expect(full.shadowRoot?.textContent).to.contain(
      '1 draft, 1 new person you have not added yet and 2 records of consent not finished yet',
    )
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
