import { confirmQuestions } from '#contract/account.ts'
import { Confirmation } from '#contract/identity.ts'
import type { Practitioner } from '#contract/wire.ts'
import type { Reply } from '#device/request.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { html, LitElement, nothing } from 'lit'
import { askAccount, wordAccountReply } from './own-account.ts'
import type { Notice, Refusal } from './refusal.ts'
import { renderUntilTold } from './render-awaited.ts'
import type { ShortQuestions, Texts } from './short-form.ts'
import './short-form.ts'

const { currentPassword, secretAnswer } = confirmQuestions
const doing = 'Confirming that it is you'

/**
 * Asks whoever holds the phone for what only the account's owner knows. What is asked for beside the password the
 * council says each time; nothing of it is kept.
 *
 * @slot top - The page's heading.
 * @fires confirmed - The council knows for the next minutes who is there.
 * @fires back-asked - The way back was asked for.
 */
export class ConfirmGate extends LitElement {
  static override styles = [portalSheet]
  static override properties = {
    practitioner: { attribute: false },
    again: { type: Boolean },
    confirmation: { state: true },
    trouble: { state: true },
  }

  declare practitioner: Practitioner | undefined
  /** The council has just said that it does not know, whatever it said before: there is something to go back to. */
  declare again: boolean
  declare private confirmation: Confirmation | undefined
  declare private trouble: Notice | undefined

  constructor() {
    super()
    this.again = false
  }

  override render() {
    return this.confirmation ? this.#renderForm(this.confirmation) : this.#renderAwaited()
  }

  protected override firstUpdated() {
    void this.#look()
  }

  #renderForm({ secretQuestion }: Confirmation) {
    return html`<short-form
      .questions=${questionsOf(secretQuestion)}
      .send=${(answers: Texts) => this.#confirm(answers)}
      label="Continue"
      waiting="Checking"
    >
      <div slot="top">
        <slot name="top"></slot>
        <h2>Confirm it is you</h2>
      </div>
      ${this.again ? this.#renderBack() : nothing}
    </short-form>`
  }

  #renderBack() {
    const ask = () => this.dispatchEvent(new CustomEvent('back-asked'))
    return html`<button type="button" class="btn quiet" @click=${ask}>Back, and change nothing</button>`
  }

  #renderAwaited() {
    return html`<slot name="top"></slot> ${renderUntilTold(this.trouble, () => void this.#look())}
      ${this.again ? this.#renderBack() : nothing}`
  }

  async #look() {
    this.trouble = undefined
    const reply = await askAccount(this.practitioner, 'GET', '/confirm')
    const told = reply.outcome === 'ok' ? Confirmation.safeParse(reply.body).data : undefined
    if (!told) this.trouble = wordAccountReply(reply.outcome === 'ok' ? { outcome: 'later' } : reply, doing)
    else if (this.again || !isStillConfirmed(told)) this.confirmation = told
    else this.#pass()
  }

  async #confirm({ currentPassword: password, secretAnswer }: Texts): Promise<Refusal | undefined> {
    const reply = await askAccount(this.practitioner, 'POST', '/confirm', { password, secretAnswer })
    if (reply.outcome !== 'ok') return this.#word(reply)
    this.#pass()
    return undefined
  }

  /** Where two things are asked for, nobody learns which of them was wrong. */
  #word(reply: Reply): Refusal {
    if (reply.outcome !== 'refused' || reply.problem.type !== 'wrong-sign-in') return wordAccountReply(reply, doing)
    const isBoth = typeof this.confirmation?.secretQuestion === 'string'
    const sentence = isBoth
      ? 'The password or the secret answer is not right. Check both and try again'
      : 'This is not your current password. Check it and enter it again'
    return { faults: { currentPassword: sentence } }
  }

  #pass() {
    this.dispatchEvent(new CustomEvent('confirmed'))
  }
}

function questionsOf(secretQuestion: string | null): ShortQuestions {
  return secretQuestion === null
    ? { currentPassword }
    : { currentPassword, secretAnswer: { ...secretAnswer, noun: 'your secret answer', hint: secretQuestion } }
}

function isStillConfirmed({ confirmedUntil }: Confirmation): boolean {
  return confirmedUntil !== null && Date.parse(confirmedUntil) > Date.now()
}

customElements.get('confirm-gate') ?? customElements.define('confirm-gate', ConfirmGate)

declare global {
  interface HTMLElementEventMap {
    confirmed: CustomEvent
  }
}
