import { RecoveryCodes } from '#contract/identity.ts'
import { go } from '#page/go.ts'
import type { Place } from '#page/portal-page.ts'
import type { Commands, PreventResult, RouterLocation } from '@vaadin/router'
import { html } from 'lit'
import { between, type News } from './between.ts'
import { FactorPage } from './factor-page.ts'
import { leave } from './leave.ts'
import { wordAccountReply } from './own-account.ts'
import './recovery-code-list.ts'
import type { Refusal } from './refusal.ts'
import './short-form.ts'

const doing = 'Making recovery codes'

/** Shows codes that have just come, once; else makes new ones. */
export class RecoveryCodesPage extends FactorPage {
  static override properties = { codes: { state: true } }

  declare private codes: readonly string[] | undefined

  override readonly heading = 'Recovery codes'

  /** Somebody set up a second step and has to log in with it after this. */
  #news: News | undefined
  #isFinished = false

  override async load(place: Place) {
    this.codes ??= between.recoveryCodes?.codes
    this.#news ??= between.recoveryCodes?.news
    between.recoveryCodes = undefined
    await super.load(place)
  }

  /** The router asks before it shows another page. */
  onBeforeLeave(_location: RouterLocation, commands: Commands): PreventResult | undefined {
    const list = this.renderRoot.querySelector('recovery-code-list')
    if (!list || list.isKept || this.#isFinished) return undefined
    list.askToStay()
    return commands.prevent()
  }

  protected override renderControls() {
    return this.codes ? this.#renderCodes(this.codes) : this.#renderForm()
  }

  #renderCodes(codes: readonly string[]) {
    return html`<div class="on-screen">
        <h1 tabindex="-1">${this.heading}</h1>
        <p>
          If you lose your phone, each of these codes lets you log in once. Print them or keep them where only you can
          reach them: they are shown only now.
        </p>
        ${this.#news && html`<p class="second">You are then returned to the log-on screen, to log in again.</p>`}
      </div>
      <recovery-code-list .codes=${codes} @finished=${this.#onFinished}></recovery-code-list>`
  }

  #renderForm() {
    return html`<short-form .send=${() => this.#make()} label="Make new recovery codes" waiting=${doing}>
      <div slot="top">
        <h1 tabindex="-1">${this.heading}</h1>
        <p>If you lose your phone, a recovery code lets you log in once.</p>
        <p>You get ten new ones. Those you had before stop working.</p>
      </div>
      <p><a href="/account/two-step">Two Step Verification</a></p>
    </short-form>`
  }

  async #make(): Promise<Refusal | undefined> {
    const reply = await this.ask('POST', '/recovery-codes', {})
    const told = reply.outcome === 'ok' ? RecoveryCodes.safeParse(reply.body).data : undefined
    if (!told) return wordAccountReply(reply.outcome === 'ok' ? { outcome: 'later' } : reply, doing)
    this.codes = told.recoveryCodes
    await this.updateComplete
    this.focusHeading()
    return undefined
  }

  async #onFinished() {
    this.#isFinished = true
    if (this.#news) await leave(this, this.#news)
    else go('/account/two-step')
  }
}

customElements.get('recovery-codes-page') ?? customElements.define('recovery-codes-page', RecoveryCodesPage)
