import { html, LitElement } from 'lit'
import type { Device } from '#device/database.ts'
import { listDrafts } from '#device/drafts.ts'
import { loadHalfTyped } from '#device/half-typed.ts'
import { countWaiting } from '#device/outbox.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { dialogSheet } from '#page/dialog-sheet.ts'

/**
 * Says what stays on the phone before somebody signs out with work on it.
 *
 * @fires sign-out-confirmed - The person wants to sign out all the same.
 */
export class SignOutDialog extends LitElement {
  static override styles = [portalSheet, dialogSheet]
  static override properties = { left: { state: true } }

  declare private left: string

  /** Opens itself, unless nothing is left on the phone. */
  async ask(device: Device): Promise<'nothing-left' | 'asked'> {
    const left = await listLeft(device)
    if (left.length === 0) return 'nothing-left'
    this.left = new Intl.ListFormat('en-GB').format(left)
    await this.updateComplete
    this.renderRoot.querySelector('dialog')?.showModal()
    return 'asked'
  }

  override render() {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">Sign out with work on this phone?</h2>
      <p>
        ${this.left} will stay on this phone. Nobody sees it until you sign in here again, and nothing is sent before
        that.
      </p>
      <form method="dialog" class="buttons">
        <button class="btn" value="stay">Stay signed in</button>
        <button class="btn second-choice" value="leave" @click=${this.#onLeave}>Sign out</button>
      </form>
    </dialog>`
  }

  #onLeave() {
    this.dispatchEvent(new CustomEvent('sign-out-confirmed'))
  }
}

/** In words: "2 drafts", "1 waiting to send". */
async function listLeft(device: Device): Promise<string[]> {
  const [drafts, { isPersonBegun, consentsOf }, { waiting, refused }] = await Promise.all([
    listDrafts(device),
    loadHalfTyped(device),
    countWaiting(device),
  ])
  return [
    ...wordCount(drafts.length, 'draft', 'drafts'),
    ...(isPersonBegun ? ['1 new person you have not added yet'] : []),
    ...wordCount(consentsOf.length, 'record of consent not finished yet', 'records of consent not finished yet'),
    ...wordCount(waiting + refused, 'waiting to send', 'waiting to send'),
  ]
}

function wordCount(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [`${String(count)} ${count === 1 ? one : many}`]
}

if (!customElements.get('sign-out-dialog')) customElements.define('sign-out-dialog', SignOutDialog)
