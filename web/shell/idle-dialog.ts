import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { portalSheet } from '#style/portal-sheet.ts'
import { dialogSheet } from '#page/dialog-sheet.ts'

/**
 * Says that the session is about to end; there as long as `endsAt` is. Escape stays signed in.
 *
 * @fires stay-signed-in - The person wants to go on.
 * @fires sign-out-confirmed - The person wants to sign out at once.
 */
export class IdleDialog extends LitElement {
  static override styles = [portalSheet, dialogSheet]
  static override properties = { endsAt: { attribute: false } }

  /** Milliseconds by the phone's clock. */
  declare endsAt: number | undefined

  #ticking: ReturnType<typeof setInterval> | undefined

  override disconnectedCallback() {
    super.disconnectedCallback()
    clearInterval(this.#ticking)
  }

  override render() {
    const left = wordLeft((this.endsAt ?? Infinity) - Date.now())
    return html`<dialog aria-labelledby="title" aria-describedby="safe" @close=${this.#onClose}>
      <h2 id="title">You will be signed out in ${left}</h2>
      <p id="safe">
        This happens when the portal has not been used for 30 minutes. Your work is safe on this phone either way. What
        is not sent yet waits here until you sign in again.
      </p>
      <p class="govuk-visually-hidden" role="status">${left === longest ? nothing : `${left} left`}</p>
      <form method="dialog" class="buttons">
        <button class="btn" value="stay">Stay signed in</button>
        <button class="btn second-choice" value="leave">Sign out now</button>
      </form>
    </dialog>`
  }

  protected override updated(changed: PropertyValues<this>) {
    if (!changed.has('endsAt')) return
    clearInterval(this.#ticking)
    const dialog = this.renderRoot.querySelector('dialog')
    if (this.endsAt === undefined) {
      if (dialog?.open) dialog.close('over')
      return
    }
    this.#ticking = setInterval(() => this.requestUpdate(), 1000)
    if (!dialog || dialog.open) return
    dialog.returnValue = '' // Escape leaves it as it was the last time
    dialog.showModal()
  }

  #onClose({ target }: Event) {
    const chosen = target instanceof HTMLDialogElement ? target.returnValue : ''
    if (chosen === 'over') return
    this.dispatchEvent(new CustomEvent(chosen === 'leave' ? 'sign-out-confirmed' : 'stay-signed-in'))
  }
}

const longest = '2 minutes'

/** In few steps, so that a screen reader is not interrupted every second. */
function wordLeft(milliseconds: number): string {
  if (milliseconds > 60_000) return longest
  const seconds = Math.max(Math.ceil(milliseconds / 20_000), 1) * 20
  return seconds === 60 ? '1 minute' : `${seconds} seconds`
}

if (!customElements.get('idle-dialog')) customElements.define('idle-dialog', IdleDialog)
