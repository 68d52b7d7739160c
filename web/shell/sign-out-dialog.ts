import { css, html, LitElement } from 'lit'
import type { Device } from '#device/database.ts'
import { listDrafts } from '#device/drafts.ts'
import { countWaiting } from '#device/outbox.ts'
import { portalSheet } from '#style/portal-sheet.ts'

/**
 * Says what stays on the phone before somebody signs out with work on it.
 *
 * @fires sign-out-confirmed - The person wants to sign out all the same.
 */
export class SignOutDialog extends LitElement {
  static override styles = [
    portalSheet,
    css`
      dialog {
        max-width: 28rem;
        padding: var(--s-6);
        border: 1px solid var(--line);
        border-radius: var(--r-l);
        background: var(--page);
        color: var(--ink);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 50%);
      }
      h2 {
        margin-top: 0;
      }
    `,
  ]
  static override properties = { drafts: { state: true }, waiting: { state: true } }

  declare private drafts: number
  declare private waiting: number

  /** Opens itself, unless nothing is left on the phone. */
  async ask(device: Device): Promise<'nothing-left' | 'asked'> {
    const [drafts, { waiting, refused }] = await Promise.all([listDrafts(device), countWaiting(device)])
    if (drafts.length + waiting + refused === 0) return 'nothing-left'
    this.drafts = drafts.length
    this.waiting = waiting + refused
    await this.updateComplete
    this.renderRoot.querySelector('dialog')?.showModal()
    return 'asked'
  }

  override render() {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">Sign out with work on this phone?</h2>
      <p>
        ${[
          this.#words(this.drafts, 'draft', 'drafts'),
          this.waiting > 0 ? `${String(this.waiting)} waiting to send` : '',
        ]
          .filter(Boolean)
          .join(' and ')}
        will stay on this phone. Nobody sees it until you sign in here again, and nothing is sent before that.
      </p>
      <form method="dialog" class="buttons">
        <button class="btn" value="stay">Stay signed in</button>
        <button class="btn second-choice" value="leave" @click=${this.#onLeave}>Sign out</button>
      </form>
    </dialog>`
  }

  #words(count: number, one: string, many: string): string {
    return count === 0 ? '' : `${String(count)} ${count === 1 ? one : many}`
  }

  #onLeave() {
    this.dispatchEvent(new CustomEvent('sign-out-confirmed'))
  }
}

if (!customElements.get('sign-out-dialog')) customElements.define('sign-out-dialog', SignOutDialog)
