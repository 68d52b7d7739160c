import { css, html, LitElement, nothing } from 'lit'
import type { Practitioner } from '#contract/wire.ts'
import { onChange, type Changed } from '#device/changes.ts'
import { StorageFault } from '#device/storage-fault.ts'
import { go } from '#page/go.ts'
import '#page/install.ts'
import { PortalPage } from '#page/portal-page.ts'
import '#page/action-bar.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { Holding } from './holding.ts'
import './idle-dialog.ts'
import { startRouter } from './router.ts'
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
    endsAt: { state: true },
    page: { state: true },
    hasUpdate: { state: true },
    wide: { type: Boolean, reflect: true },
  }

  declare private practitioner: Practitioner | undefined
  declare private standing: Standing | undefined
  declare private endsAt: number | undefined
  declare private page: HTMLElement | undefined
  declare private hasUpdate: boolean
  declare wide: boolean

  readonly #holding = new Holding((shown) => Object.assign(this, shown))
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
    addEventListener('vaadin-router-error', () => {
      go('/home')
    })
    onChange((changed) => this.#onChange(changed))
    registerWorker(
      () => (this.hasUpdate = true),
      () => void this.#holding.look(),
    )
  }

  protected override firstUpdated() {
    const outlet = this.renderRoot.querySelector('main')
    if (outlet) startRouter({ element: outlet, holder: () => this.#holding.holder })
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
        @signed-in=${this.#onSignedIn}
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
      <idle-dialog
        .endsAt=${this.endsAt}
        @stay-signed-in=${this.#onStay}
        @sign-out-confirmed=${this.#signOut}
      ></idle-dialog>
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
    const status = this.standing && this.practitioner ? wordStanding(this.standing) : undefined
    // The log-on screen says itself what it is for.
    const isThere = status?.href === '/' && this.page instanceof PortalPage && this.page.place.path === '/'
    if (!status || isThere) return this.hasUpdate ? html`<action-bar>${notice}</action-bar>` : nothing
    return html`<action-bar .status=${status}>${notice}</action-bar>`
  }

  #onSignedIn() {
    this.#holding.change()
  }

  #onStay() {
    this.#holding.stay()
  }

  #signOut() {
    this.#holding.signOut()
    go('/')
  }

  async #onSignOut() {
    const { device } = await this.#holding.holder
    const dialog = this.renderRoot.querySelector<SignOutDialog>('sign-out-dialog')
    const asked = device && dialog?.ask(device).catch(() => 'nothing-left') // a phone that cannot be read holds nobody
    if ((await asked) !== 'asked') this.#signOut()
  }

  /** A new page stands in the outlet: name it, and bring the focus to its heading unless it is the very first. */
  async #onShown() {
    const page = this.renderRoot.querySelector<HTMLElement>('main > *')
    if (!page || page === this.page) return
    this.page = page
    if (!(page instanceof PortalPage)) return
    this.wide = (page.constructor as typeof PortalPage).wide
    nameDocument(page)
    if (this.#hasShown) scrollTo(0, 0)
    await page.updateComplete
    if (this.#hasShown) page.focusHeading()
    this.#hasShown = true
  }

  /** Changes come in flocks: they are looked at together, once the flock has passed. */
  #onChange(changed: readonly Changed[]) {
    this.#isHolderTold ||= changed.includes('holder')
    clearTimeout(this.#looks)
    this.#looks = setTimeout(() => void this.#lookAgain(), 100)
  }

  async #lookAgain() {
    try {
      if (this.#isHolderTold && !(await this.#holding.takeTold())) location.assign('/')
      this.#isHolderTold = false
      await this.#holding.look()
      await this.#reloadPage()
    } catch (error) {
      if (!(error instanceof StorageFault)) throw error // somebody signed out meanwhile, or the next write will say it
    }
  }

  async #reloadPage() {
    const { page } = this
    if (page instanceof PortalPage && page.isConnected && (page.constructor as typeof PortalPage).live) {
      await page.load(page.place)
      nameDocument(page)
    }
  }

  #onPosted({ detail }: CustomEvent<{ now?: boolean } | null>) {
    // There is work to lose now: the browser is asked not to clear it away.
    if ('storage' in navigator) void navigator.storage.persist()
    this.#holding.send(detail ?? {})
  }

  #onTryAgain() {
    this.#holding.retry()
    go(location.pathname + location.hash)
  }

  #onSkip(event: Event) {
    event.preventDefault()
    if (this.page instanceof PortalPage) this.page.focusHeading()
  }
}

/** The title goes into the browser's history, so a page's heading for it names nobody. */
function nameDocument(page: PortalPage): void {
  document.title = `${page.heading} – Coventry SEND Portal`
}

if (!customElements.get('app-shell')) customElements.define('app-shell', AppShell)
