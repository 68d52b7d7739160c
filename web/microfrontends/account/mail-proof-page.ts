import type { TextQuestion } from '#contract/form.ts'
import { request } from '#device/request.ts'
import { paper, PortalPage, type Place } from '#page/portal-page.ts'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { mailCode, wordWrongCode } from './mail-code.ts'
import { tokenIn } from './mail-token.ts'
import type { Refusal } from './refusal.ts'
import type { ShortQuestions, Texts } from './short-form.ts'
import './short-form.ts'

interface Proof {
  /** Where it is sent. */
  path: string
  /** How the address is asked for where this app does not know it. */
  email: TextQuestion
  /** The label of the code. */
  code: string
  /** The button's label. */
  label: string
  /** Starts a sentence: "Activating your account". */
  doing: string
}

/**
 * Proves that an address is theirs: by the mail's link, or by the code in it, because a link does not open the app.
 * Opening the link uses nothing up, the button does: mail scanners open links too.
 */
export abstract class MailProofPage extends PortalPage {
  static override styles = [PortalPage.styles, paper]
  static override properties: PropertyDeclarations = { token: { state: true } }

  /** From the mail's link, until it turns out not to work. */
  declare private token: string | undefined

  protected abstract readonly proof: Proof

  override async load(place: Place) {
    this.token = tokenIn(place.hash)
    await super.load(place)
    if (!this.hasUpdated) return
    // the mail's link was opened where the form stood: what was wrong there is not wrong here
    await this.renderRoot.querySelector('short-form')?.show(undefined)
    this.focusHeading()
  }

  override render() {
    const { label, doing } = this.proof
    const hasLink = this.token !== undefined
    return html`<div class="content">
      <div class="measure">
        <short-form
          .questions=${this.#questions}
          .send=${(answers: Texts) => this.#prove(answers)}
          label=${label}
          waiting=${doing}
        >
          <div slot="top">
            <h1 tabindex="-1">${this.heading}</h1>
            ${this.renderAdvice(hasLink)}
          </div>
          ${hasLink ? nothing : this.renderAnother()}
        </short-form>
      </div>
    </div>`
  }

  /** Where the mail went, where this app knows. */
  protected get sentTo(): string | undefined {
    return undefined
  }

  /** What to know before the button is pressed. */
  protected abstract renderAdvice(hasLink: boolean): TemplateResult
  /** How to come by another mail. */
  protected abstract renderAnother(): TemplateResult
  protected abstract wordDeadLink(): TemplateResult
  protected abstract onProven(answers: Texts): Promise<void>

  get #questions(): ShortQuestions {
    if (this.token !== undefined) return {}
    const code = mailCode(this.proof.code)
    return this.sentTo === undefined ? { email: this.proof.email, code } : { code }
  }

  async #prove(answers: Texts): Promise<Refusal | undefined> {
    const { path, doing } = this.proof
    const hadLink = this.token !== undefined
    const proof = hadLink ? { token: this.token } : { email: this.sentTo, ...answers }
    const reply = await request('POST', path, proof)
    if (reply.outcome === 'ok') {
      await this.onProven(answers)
      return undefined
    }
    if (!hadLink || reply.outcome !== 'refused') return wordWrongCode(reply, doing)
    this.token = undefined
    return { notice: this.wordDeadLink() }
  }
}
