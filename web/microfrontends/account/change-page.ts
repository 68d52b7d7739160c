import { paper } from '#page/portal-page.ts'
import { html, nothing, type TemplateResult } from 'lit'
import { GatedPage } from './gated-page.ts'
import type { Refusal } from './refusal.ts'
import { sendChange } from './send-change.ts'
import type { ShortQuestions, Texts } from './short-form.ts'
import './short-form.ts'

interface Change {
  path: string
  questions: ShortQuestions
  /** The button's label. */
  label: string
  /** Starts a sentence: "Changing your password". */
  doing: string
  /** What to know beforehand. */
  advice: string
  /** What has come of it. */
  done: string
}

/** A change that asks for the current password first, and says on the same screen that it was made. */
export abstract class ChangePage extends GatedPage {
  static override styles = [...GatedPage.styles, paper]
  static override properties = { isChanged: { state: true } }

  declare private isChanged: boolean

  protected abstract readonly change: Change

  constructor() {
    super()
    this.isChanged = false
  }

  /** Below the button. */
  protected renderBelow(): TemplateResult | typeof nothing {
    return nothing
  }

  protected override renderContent() {
    return html`<div class="content">
      <div class="measure">${this.isChanged ? this.#renderChanged() : this.#renderForm()}</div>
    </div>`
  }

  #renderChanged() {
    return html`<h1 tabindex="-1">${this.heading}</h1>
      <p class="panel ok">${this.change.done}</p>
      <p><a href="/account">My Account</a></p>`
  }

  #renderForm() {
    const { questions, label, doing, advice } = this.change
    return html`<short-form
      .questions=${questions}
      .send=${(details: Texts) => this.#send(details)}
      label=${label}
      waiting=${doing}
    >
      <div slot="top">
        <h1 tabindex="-1">${this.heading}</h1>
        <p>${advice}</p>
      </div>
      ${this.renderBelow()}
    </short-form>`
  }

  async #send(details: Texts): Promise<Refusal | undefined> {
    const { path, questions, doing } = this.change
    const practitionerId = this.place.practitioner?.id
    const refusal = await sendChange({
      path,
      questions,
      details,
      practitionerId,
      doing,
      through: (send) => this.through(send),
    })
    if (refusal) return refusal
    this.isChanged = true
    await this.updateComplete
    this.focusHeading()
    return undefined
  }
}
