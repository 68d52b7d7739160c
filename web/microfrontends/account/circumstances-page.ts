import { circumstancesQuestions } from '#contract/account.ts'
import type { Answers } from '#contract/form.ts'
import { rowsOf } from '#contract/summary.ts'
import { countWaiting } from '#device/outbox.ts'
import type { Reply } from '#device/request.ts'
import { go } from '#page/go.ts'
import { paper } from '#page/portal-page.ts'
import { html, nothing } from 'lit'
import './details-form.ts'
import { GatedPage } from './gated-page.ts'
import { leave } from './leave.ts'
import { askAccount } from './own-account.ts'

/** Whether to suspend the account is asked once more, with what waits on this phone. */
interface Doubt {
  waiting: number
  decide: (isSure: boolean) => void
}

/** Tells the council's team what has changed for the practitioner; the account can be suspended with it. */
export class CircumstancesPage extends GatedPage {
  static override styles = [...GatedPage.styles, paper]
  static override ownBar = true
  static override properties = { doubt: { state: true }, sent: { state: true } }

  declare private doubt: Doubt | undefined
  declare private sent: Answers | undefined

  override readonly heading = 'Change of Circumstances'

  protected override renderContent() {
    if (this.sent) return this.#renderSent(this.sent)
    return html`${this.doubt ? this.#renderDoubt(this.doubt) : nothing}
      <details-form
        ?hidden=${this.doubt !== undefined}
        .questions=${circumstancesQuestions}
        .send=${(details: Answers) => this.#send(details)}
        label="Send to the council’s team"
        doing="Sending"
        @back-asked=${() => go('/account')}
      >
        <h1 tabindex="-1">${this.heading}</h1>
        <p>Tell the council’s team what has changed for you. Nothing of it is kept on this phone.</p>
      </details-form>`
  }

  #renderDoubt({ waiting, decide }: Doubt) {
    return html`<div class="content">
      <div class="measure">
        <h1 tabindex="-1" aria-describedby="doubt">${this.heading}</h1>
        <div id="doubt" class="panel wait">
          <p>
            <b>Your account will be suspended now.</b> You will be signed out everywhere, and cannot log in until the
            council’s team opens it again.
          </p>
          <p>${wordWaiting(waiting)}</p>
        </div>
        <div class="buttons">
          <button type="button" class="btn go" @click=${() => decide(true)}>Yes, suspend my account</button>
          <button type="button" class="btn go second-choice" @click=${() => decide(false)}>No, go back</button>
        </div>
      </div>
    </div>`
  }

  #renderSent(sent: Answers) {
    const rows = rowsOf(circumstancesQuestions, sent, {}).filter(({ words }) => words.length > 0)
    return html`<div class="content">
      <div class="measure">
        <h1 tabindex="-1" aria-describedby="sent">${this.heading}</h1>
        <p id="sent" class="panel ok">This was sent to the council’s team.</p>
        <dl class="kv">
          ${rows.map(
            ({ label, words }) =>
              html`<div>
                <dt>${label}</dt>
                <dd>${words.map((line) => html`<div>${line}</div>`)}</dd>
              </div>`,
          )}
        </dl>
        <h2>What happens next</h2>
        <p>The team reads it, and writes to <b>${this.place.practitioner?.email}</b> if anything is unclear.</p>
        <p>Your account stays open. You can change your details yourself in <a href="/account">My Account</a>.</p>
      </div>
    </div>`
  }

  async #send(details: Answers): Promise<Reply | undefined> {
    const isSuspending = details.suspend === 'yes'
    if (isSuspending && !(await this.#isSure())) return undefined
    const reply = await this.through(() => askAccount(this.place.practitioner, 'PUT', '/circumstances', { details }))
    if (reply.outcome !== 'ok') return reply
    if (isSuspending) await leave(this, 'suspended')
    else await this.#show({ sent: details })
    return reply
  }

  async #isSure(): Promise<boolean> {
    const { device } = this.place
    const { waiting, refused } = device ? await countWaiting(device) : { waiting: 0, refused: 0 }
    const isSure = await new Promise<boolean>(
      (decide) => void this.#show({ doubt: { waiting: waiting + refused, decide } }),
    )
    await this.#show({ doubt: undefined })
    return isSure
  }

  async #show(what: { doubt?: Doubt | undefined; sent?: Answers }): Promise<void> {
    Object.assign(this, what)
    await this.updateComplete
    this.focusHeading()
  }
}

function wordWaiting(count: number): string {
  if (count === 0) return 'Nothing waits on this phone to be sent.'
  const [things, stay] = count === 1 ? ['1 item waits', 'It stays'] : [`${String(count)} items wait`, 'They stay']
  return `${things} on this phone to be sent. ${stay} here, and nothing is sent before your account is open and you log in again.`
}

customElements.get('circumstances-page') ?? customElements.define('circumstances-page', CircumstancesPage)
