import { loadPractitioner } from '#device/practitioner.ts'
import type { Method, Reply } from '#device/request.ts'
import { paper, type Place } from '#page/portal-page.ts'
import { html, type CSSResultArray, type PropertyDeclarations, type TemplateResult } from 'lit'
import { GatedPage } from './gated-page.ts'
import { askAccount } from './own-account.ts'
import { renderRestricted, restrictedUntil } from './restricted.ts'

/** A page on which somebody changes how they log in, unless that is not possible for now. */
export abstract class FactorPage extends GatedPage {
  static override styles: CSSResultArray = [...GatedPage.styles, paper]
  static override properties: PropertyDeclarations = { isRefused: { state: true } }

  /** The council has said that it is not possible, whatever this phone knows. */
  declare private isRefused: boolean

  constructor() {
    super()
    this.isRefused = false
  }

  /** As this phone knows them now: the council may have told something since. */
  override async load(place: Place) {
    const practitioner = (await loadPractitioner()) ?? place.practitioner
    await super.load({ ...place, ...(practitioner && { practitioner }) })
  }

  protected abstract renderControls(): TemplateResult

  protected override renderContent() {
    return html`<div class="content">
      <div class="measure">${this.isRestricted ? this.#renderRestricted() : this.renderControls()}</div>
    </div>`
  }

  /** Asks about the second step. */
  protected async ask(method: Method, path: string, body?: unknown): Promise<Reply> {
    const reply = await this.through(() => askAccount(this.place.practitioner, method, `/two-step${path}`, body))
    if (reply.outcome !== 'refused' || reply.problem.type !== 'restricted') return reply
    this.isRefused = true
    await this.updateComplete
    this.focusHeading()
    return reply
  }

  protected get isRestricted(): boolean {
    return this.isRefused || restrictedUntil(this.place.practitioner) !== undefined
  }

  #renderRestricted() {
    return html`<h1 tabindex="-1">${this.heading}</h1>
      ${renderRestricted(restrictedUntil(this.place.practitioner))}
      <p><a href="/account">My Account</a></p>`
  }
}
