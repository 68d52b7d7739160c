import { css, html, LitElement, nothing } from 'lit'
import { icon } from '#page/icons.ts'
import { askToInstall, wayToInstall, type WayToInstall } from '#page/install.ts'
import { portalSheet } from '#style/portal-sheet.ts'

/**
 * Says how to put the portal on the phone, in the way this browser has. Draws nothing where there is none.
 *
 * @fires hint-dismissed - Not to be said again.
 */
export class InstallHint extends LitElement {
  static override styles = [
    portalSheet,
    css`
      h2 {
        margin-top: 0;
      }
      ol {
        margin: 0 0 var(--s-3);
        padding-left: 1.5em;
      }
      p {
        margin-bottom: var(--s-2);
      }
      .quiet {
        margin-left: -8px;
      }
    `,
  ]
  static override properties = { hasDrafts: { attribute: false }, way: { state: true } }

  /** Something is being written in this browser, which an installed app on an iPhone does not see. */
  declare hasDrafts: boolean
  declare private way: WayToInstall | undefined

  constructor() {
    super()
    this.hasDrafts = false
  }

  override connectedCallback() {
    super.connectedCallback()
    addEventListener('beforeinstallprompt', this.#look)
    addEventListener('appinstalled', this.#look)
    this.#look()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    removeEventListener('beforeinstallprompt', this.#look)
    removeEventListener('appinstalled', this.#look)
  }

  override render() {
    if (this.way === undefined) return nothing
    return html`<section class="panel" aria-labelledby="install">
      <h2 id="install">
        ${this.way === 'ask' ? 'Install the portal on this phone' : 'Put the portal on your Home Screen'}
      </h2>
      ${this.way === 'ask' ? this.#renderAsk() : this.#renderShare()}
      <div class="buttons">
        ${
          this.way === 'ask'
            ? html`<button type="button" class="btn small second-choice" @click=${this.#onInstall}>
                ${icon('phone')}Install
              </button>`
            : nothing
        }
        <button type="button" class="btn quiet" @click=${this.#onDismiss}>Not now</button>
      </div>
    </section>`
  }

  #renderAsk() {
    return html`<p>It opens like any other app, also without a signal.</p>`
  }

  #renderShare() {
    return html`<ol>
        <li>Press Share in this browser, then Add to Home Screen.</li>
        <li>Open the portal from there and log in.</li>
      </ol>
      <p>
        It then works like any other app. A website that is not opened for seven days may lose what it kept; an app on
        the Home Screen does not. It has a storage of its own:
        ${this.hasDrafts ? 'send the drafts that you have here first.' : 'do this before you begin your first draft.'}
      </p>`
  }

  async #onInstall() {
    const outcome = await askToInstall()
    this.#look()
    if (outcome === 'dismissed') this.#onDismiss()
  }

  #onDismiss() {
    this.dispatchEvent(new CustomEvent('hint-dismissed', { bubbles: true, composed: true }))
  }

  readonly #look = () => (this.way = wayToInstall())
}

if (!customElements.get('install-hint')) customElements.define('install-hint', InstallHint)
