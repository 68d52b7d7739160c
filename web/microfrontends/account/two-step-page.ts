import { TwoStep, TwoStepMethod } from '#contract/identity.ts'
import type { Place } from '#page/portal-page.ts'
import { go } from '#page/go.ts'
import { css, html } from 'lit'
import { FactorPage } from './factor-page.ts'
import { leave } from './leave.ts'
import { wordAccountReply } from './own-account.ts'
import type { Notice, Refusal } from './refusal.ts'
import { renderAskedToTurnOn, renderMethods } from './render-methods.ts'
import { renderUntilTold } from './render-awaited.ts'
import { renderFactors } from './render-factors.ts'
import { factors } from './second-factors.ts'
import './short-form.ts'

/** Every practitioner turns it on before the first form; after each change they log in again, as the guide says. */
export class TwoStepPage extends FactorPage {
  static override styles = [
    ...FactorPage.styles,
    css`
      .sure {
        outline: none;
      }
    `,
  ]
  static override properties = {
    known: { state: true },
    untold: { state: true },
    trouble: { state: true },
    removing: { state: true },
  }

  /** How it stands, from the council: this phone keeps nothing of it. */
  declare private known: TwoStep | undefined
  /** Why that has not come. */
  declare private untold: Notice | undefined
  /** Why something was not removed. */
  declare private trouble: Notice | undefined
  declare private removing: string | undefined

  override readonly heading = 'Two Step Verification'

  override async load(place: Place) {
    await super.load(place)
    if (this.place.practitioner?.twoStep && !this.isRestricted) void this.#fetch()
  }

  protected override renderControls() {
    return this.place.practitioner?.twoStep ? this.#renderOn() : this.#renderOff()
  }

  #renderOff() {
    return html`<short-form .send=${() => this.#choose()} label="Save" waiting="Saving">
      <div slot="top">
        <h1 tabindex="-1">${this.heading}</h1>
        ${renderAskedToTurnOn('email')}
      </div>
    </short-form>`
  }

  #renderOn() {
    if (!this.known)
      return html`<h1 tabindex="-1">${this.heading}</h1>
        <p>Two Step Verification is on.</p>
        ${renderUntilTold(this.untold, () => void this.#fetch())}
        <p><a href="/account">My Account</a></p>`
    const method = this.known.method ?? 'email'
    return html`${this.trouble && html`<div class="panel wait" role="alert" tabindex="-1"><p>${this.trouble.notice}</p></div>`}
      <short-form .send=${() => this.#choose()} label="Save" waiting="Saving">
        <div slot="top">
          <h1 tabindex="-1">${this.heading}</h1>
          <p>
            Two Step Verification is on, by ${factors[method].label.toLowerCase()}. Each time you log in,
            ${this.#renderUse(method)}.
          </p>
          ${renderMethods(method)}
        </div>
      </short-form>
      ${renderFactors(this.known, {
        path: this.removing,
        ask: (path) => void this.#askToRemove(path),
        remove: (path) => void this.#remove(path),
      })}
      <p><a href="/account">My Account</a></p>`
  }

  #renderUse(method: TwoStepMethod) {
    return method === 'email' ? html`a code goes to <b>${this.place.practitioner?.email}</b>` : factors[method].use
  }

  async #fetch() {
    this.untold = undefined
    const reply = await this.ask('GET', '')
    const told = reply.outcome === 'ok' ? TwoStep.safeParse(reply.body).data : undefined
    const hadFocus = this.shadowRoot?.activeElement instanceof HTMLElement
    this.known = told
    if (!told) {
      const doing = 'Showing how you log in'
      this.untold = wordAccountReply(reply.outcome === 'ok' ? { outcome: 'later' } : reply, doing)
    }
    await this.updateComplete
    if (hadFocus) this.focusHeading()
  }

  async #choose(): Promise<Refusal | undefined> {
    const chosen = this.renderRoot.querySelector<HTMLSelectElement>('#method')?.value
    const method = TwoStepMethod.safeParse(chosen).data ?? 'email'
    const reply = await this.ask('PUT', '', { method })
    if (reply.outcome === 'refused' && reply.problem.type === 'factor-needed') {
      go(`/account/two-step/${method}`)
      return undefined
    }
    if (reply.outcome !== 'ok' && reply.outcome !== 'sign-in') return wordAccountReply(reply, 'Saving')
    // signed out already: an earlier answer was lost, and every session ended then
    await leave(this, reply.outcome === 'ok' ? factors[method].news : undefined)
    return undefined
  }

  async #askToRemove(path: string | undefined) {
    this.removing = path
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(path === undefined ? 'h1' : '.sure')?.focus()
  }

  /** The button that was pressed goes away, so the focus goes to what came of it. */
  async #remove(path: string) {
    this.removing = undefined
    this.trouble = undefined
    const reply = await this.ask('PUT', path, {})
    if (reply.outcome === 'ok') await this.#fetch()
    else this.trouble = wordAccountReply(reply, 'Removing it')
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.panel, h1')?.focus()
  }
}

customElements.get('two-step-page') ?? customElements.define('two-step-page', TwoStepPage)
