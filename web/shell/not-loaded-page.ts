import { html } from 'lit'
import { icon } from '#page/icons.ts'
import { PortalPage } from '#page/portal-page.ts'

/**
 * Stands in for a page that could not be opened. Nothing typed is lost by it: drafts and sending live in the shell.
 *
 * @fires try-again - The person asked for the page once more.
 */
export class NotLoadedPage extends PortalPage {
  static override properties = { reason: { attribute: false } }

  /** `part`: a bundle did not come · `storage`: the phone keeps nothing for us · `unknown`: no such page. */
  declare reason: 'part' | 'storage' | 'unknown'

  override get heading() {
    return {
      part: 'This page did not open',
      storage: 'This phone cannot keep your work',
      unknown: 'Page not found',
    }[this.reason]
  }

  override render() {
    return html`
      <div class="content" role="alert">
        <div class="measure">
          <h1 tabindex="-1">${this.heading}</h1>
          ${this.#renderReason()}
          <div class="buttons">
            ${
              this.reason === 'unknown'
                ? ''
                : html`<button class="btn" type="button" @click=${this.#onTryAgain}>${icon('new')} Try again</button>`
            }
            <a class="btn second-choice" href="/home">Go to Home</a>
          </div>
        </div>
      </div>
    `
  }

  #renderReason() {
    if (this.reason === 'unknown') return html`<p>If you typed the web address, check it is correct.</p>`
    if (this.reason === 'storage')
      return html`<p>
        The portal keeps your work in this browser, and the browser does not let it. Private windows often do this. Open
        the portal in an ordinary window, or free some space on the phone.
      </p>`
    return html`<p>
      Part of the portal could not be fetched. Nothing is lost: your drafts and what waits to be sent are on this phone.
    </p>`
  }

  #onTryAgain() {
    this.dispatchEvent(new CustomEvent('try-again', { bubbles: true, composed: true }))
  }
}

if (!customElements.get('not-loaded-page')) customElements.define('not-loaded-page', NotLoadedPage)
