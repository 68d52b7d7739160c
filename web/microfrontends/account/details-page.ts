import type { Answers, GivenAnswers, Questions } from '#contract/form.ts'
import { KnownDetails } from '#contract/wire.ts'
import type { Reply } from '#device/request.ts'
import { go } from '#page/go.ts'
import { paper, PortalPage, type Place } from '#page/portal-page.ts'
import { html, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import type { Boxes } from './details-form.ts'
import './details-form.ts'
import { askAccount, wordAccountReply } from './own-account.ts'
import type { Notice } from './refusal.ts'
import { renderAwaited } from './render-awaited.ts'

/** Details of the account on a screen of their own. The council holds them: the phone asks for them each time. */
export abstract class DetailsPage extends PortalPage {
  static override styles = [PortalPage.styles, paper]
  static override ownBar = true
  static override properties = { given: { state: true }, trouble: { state: true } }

  /** What the form begins with, once it is known. */
  declare protected given: GivenAnswers | undefined
  declare private trouble: Notice | undefined

  /** The screen that this one belongs to. */
  protected abstract readonly back: string
  protected abstract readonly questions: Questions
  /** Where the council holds them, below `/account`. */
  protected abstract readonly at: string
  /** The heading above the questions, where the screen's own is not enough. */
  protected readonly section: string | undefined
  protected readonly between: ((boxes: Boxes) => TemplateResult) | undefined

  override async load(place: Place) {
    await super.load(place)
    void this.fetchGiven()
  }

  override render() {
    const { given, trouble, heading, back } = this
    if (!given) return renderAwaited({ heading, trouble, back, again: () => void this.fetchGiven() })
    return html`<details-form
      .questions=${this.questions}
      .given=${guard([given], () => given)}
      .between=${this.between}
      .send=${(answers: Answers) => this.#save(answers)}
      @back-asked=${this.#leave}
    >
      <h1 tabindex="-1">${heading}</h1>
      ${this.section && html`<h2>${this.section}</h2>`}
    </details-form>`
  }

  /** The heading is drawn anew when they have come; the focus stays on it. */
  protected async fetchGiven(): Promise<void> {
    this.trouble = undefined
    const reply = await askAccount(this.place.practitioner, 'GET', this.at)
    const told = reply.outcome === 'ok' ? KnownDetails.safeParse(reply.body).data : undefined
    const hadFocus = this.shadowRoot?.activeElement instanceof HTMLElement
    this.given = told?.details
    if (!told) this.trouble = wordAccountReply(reply.outcome === 'ok' ? { outcome: 'later' } : reply, this.heading)
    await this.updateComplete
    if (hadFocus) this.focusHeading()
  }

  async #save(details: Answers): Promise<Reply> {
    const reply = await askAccount(this.place.practitioner, 'PUT', this.at, { details })
    if (reply.outcome === 'ok') this.#leave()
    return reply
  }

  #leave() {
    go(this.back)
  }
}
