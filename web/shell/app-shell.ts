import { css, html, LitElement, nothing } from 'lit'
import type { Practitioner } from '#contract/wire.ts'
import { onChange, type Changed } from '#device/changes.ts'
import { forgetPractitioner, loadPractitioner, loadSession } from '#device/practitioner.ts'
import { request } from '#device/request.ts'
import { go } from '#page/go.ts'
import { PortalPage } from '#page/portal-page.ts'
import '#page/action-bar.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { loadHolder, type Holder } from './holder.ts'
import { NotLoadedPage } from './not-loaded-page.ts'
import { startRouter } from './router.ts'
import { Sender } from './sender.ts'
import type { SignOutDialog } from './sign-out-dialog.ts'
import './sign-out-dialog.ts'
import { wordStanding, type Standing } from './standing.ts'
import './update-notice.ts'
import { registerWorker } from './worker.ts'

/** What is always there: header, outlet, the line that says where the work is, footer. Knows every microfrontend by its path only. */
export class AppShell extends LitElement {
  static override styles = [
    portalSheet,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 100dvh;
      }
      :host([wide]) {
        --wide: 76rem;
      }
    `,
  ]
  static override properties = {
    practitioner: { state: true },
    standing: { state: true },
    page: { state: true },
    hasUpdate: { state: true },
    wide: { type: Boolean, reflect: true },
  }

  declare private practitioner: Practitioner | undefined
  declare private standing: Standing | undefined
  declare private page: HTMLElement | undefined
  declare private hasUpdate: boolean
  declare wide: boolean

  #sender: Sender | undefined
  #holder: Promise<Holder> = this.#takeHolder()
  #hasShown = false
  #looks: ReturnType<typeof setTimeout> | undefined
  #isHolderTold = false

  constructor() {
    super()
    this.hasUpdate = false
    this.wide = false
    addEventListener(
      'vaadin-router-location-changed',
      ({ detail }) => void detail.router.ready.then(() => this.#onShown()),
    )
    addEventListener('vaadin-router-error', () => void go('/home'))
    onChange((changed) => this.#onChange(changed))
    registerWorker(
      () => (this.hasUpdate = true),
      () => void this.#sender?.look(),
    )
  }

  protected override firstUpdated() {
    const outlet = this.renderRoot.querySelector('main')
    if (outlet) startRouter({ element: outlet, holder: () => this.#holder })
  }

  override render() {
    return html`
      <a class="skip" href="#main" @click=${this.#onSkip}>Skip to main content</a>
      <header class="top">
        <nav aria-label="Main">${this.practitioner ? this.#renderSignedIn() : this.#renderSignedOut()}</nav>
      </header>
      <main
        id="main"
        class="outlet"
        @signed-in=${this.#onHolderChanged}
        @signed-out=${this.#signOut}
        @posted=${this.#onPosted}
        @try-again=${this.#onTryAgain}
      ></main>
      ${this.#renderBar()}
      <footer class="foot-links">
        <nav aria-label="About this portal">
          <a href="/privacy">Privacy Notice</a><a href="/accessibility">Accessibility</a><a href="/contact">Contact</a>
        </nav>
      </footer>
      <sign-out-dialog @sign-out-confirmed=${this.#signOut}></sign-out-dialog>
    `
  }

  #renderSignedIn() {
    return html`<a class="home" href="/home">Home<span class="council">Coventry SEND Portal</span></a>
      <a href="/account">My Account</a><button type="button" @click=${this.#onSignOut}>Sign Out</button>`
  }

  #renderSignedOut() {
    return html`<a class="home" href="/">Coventry SEND Portal</a><a href="/">Login</a><a href="/register">Register</a>`
  }

  #renderBar() {
    if (this.page instanceof PortalPage && (this.page.constructor as typeof PortalPage).ownBar) return nothing
    const notice = this.hasUpdate ? html`<update-notice slot="news"></update-notice>` : nothing
    if (!this.standing || !this.practitioner) return this.hasUpdate ? html`<action-bar>${notice}</action-bar>` : nothing
    return html`<action-bar .status=${wordStanding(this.standing)}>${notice}</action-bar>`
  }

  /** Reads who holds the phone, and starts sending what is theirs. */
  async #takeHolder(): Promise<Holder> {
    this.#sender?.stop()
    this.#sender = undefined
    const holder = await loadHolder()
    this.practitioner = holder.practitioner
    this.standing = undefined
    // Before two-step is on, the council tells nothing and takes nothing.
    if (holder.device && holder.practitioner?.twoStep) {
      this.#sender = new Sender(holder.device, (standing) => (this.standing = standing))
      this.#sender.start()
    }
    return holder
  }

  #onHolderChanged() {
    const before = this.#holder
    this.#holder = before
      .catch(() => undefined)
      .then((holder) => {
        holder?.device?.close()
        return this.#takeHolder()
      })
  }

  /** Forgets who held the phone at once, also without a network; the server hears of it when it can. */
  #signOut() {
    const before = this.#holder
    this.#sender?.stop()
    this.#holder = before.then(async ({ device }) => {
      void request('POST', '/sign-out', {})
      if (device) await forgetPractitioner(device)
      return this.#takeHolder()
    })
    void go('/')
  }

  async #onSignOut() {
    const { device } = await this.#holder
    const dialog = this.renderRoot.querySelector<SignOutDialog>('sign-out-dialog')
    if (device && (await dialog?.ask(device)) !== 'nothing-left') return
    this.#signOut()
  }

  /** A new page stands in the outlet: name it, and bring the focus to its heading unless it is the very first. */
  async #onShown() {
    const page = this.renderRoot.querySelector<HTMLElement>('main > *')
    if (!page || page === this.page) return
    this.page = page
    if (!(page instanceof PortalPage)) return
    this.wide = (page.constructor as typeof PortalPage).wide
    document.title = `${page.heading} – Coventry SEND Portal`
    await page.updateComplete
    if (this.#hasShown) {
      scrollTo(0, 0)
      page.focusHeading()
    }
    this.#hasShown = true
  }

  /** Changes come in flocks: they are looked at together, once the flock has passed. */
  #onChange(changed: readonly Changed[]) {
    this.#isHolderTold ||= changed.includes('holder')
    clearTimeout(this.#looks)
    this.#looks = setTimeout(() => void this.#lookAgain(), 100)
  }

  async #lookAgain() {
    if (this.#isHolderTold) await this.#takeTold()
    this.#isHolderTold = false
    await this.#sender?.look()
    await this.#reloadPage()
  }

  async #reloadPage() {
    const { page } = this
    if (page instanceof PortalPage && page.isConnected && (page.constructor as typeof PortalPage).live)
      await page.load(page.place)
  }

  /** The session ended, a role was added; or somebody signed in or out in another tab, and this one must not go on. */
  async #takeTold() {
    const [before, practitioner, session] = await Promise.all([this.#holder, loadPractitioner(), loadSession()])
    if (before.practitioner?.id !== practitioner?.id) location.assign('/')
    else if (practitioner) this.#holder = Promise.resolve({ ...before, practitioner, isEnded: session === 'ended' })
  }

  #onPosted({ detail }: CustomEvent<{ now?: boolean } | null>) {
    void this.#sender?.run(detail ?? {})
  }

  #onTryAgain() {
    if (this.page instanceof NotLoadedPage) this.#holder = this.#holder.catch(() => this.#takeHolder())
    void go(location.pathname)
  }

  #onSkip(event: Event) {
    event.preventDefault()
    if (this.page instanceof PortalPage) this.page.focusHeading()
  }
}

if (!customElements.get('app-shell')) customElements.define('app-shell', AppShell)
