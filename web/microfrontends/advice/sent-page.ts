import { css, html, nothing } from 'lit'
import type { Submission } from '#contract/wire.ts'
import type { OutboxItem } from '#device/records.ts'
import '#page/action-bar.ts'
import { go } from '#page/go.ts'
import { paper, PortalPage, type Place } from '#page/portal-page.ts'
import type { Status } from '#page/status-line.ts'
import '#steps/form-answers.ts'
import '#steps/paper-record.ts'
import { factsWhenFinished, paperOfSubmission, type PaperStanding } from '#steps/paper.ts'
import { renderSubmitter } from '#steps/render-parties.ts'
import { renderPersonBar } from '#steps/render-person-bar.ts'
import { renderPrint } from '#steps/render-print.ts'
import { aboutItem } from './about-item.ts'
import { Conditions } from './conditions.ts'
import { loadHandedIn, roleWhenSent, type HandedIn } from './handed-in.ts'
import './refused-item.ts'
import { renderReceived } from './render-received.ts'
import { renderWaiting } from './render-waiting.ts'
import { wordWaiting, type Session, type Standing } from './word-waiting.ts'

/**
 * What became of advice that was handed in. Says "received" only with the council's receipt.
 *
 * @fires posted - To be sent now.
 */
export class SentPage extends PortalPage {
  static override styles = [
    PortalPage.styles,
    paper,
    css`
      .panel h1 {
        margin-bottom: var(--s-2);
      }
      .panel.ok p {
        margin: 0;
      }
      .print {
        margin: 0 0 var(--s-3) -8px;
      }
      .trail .btn {
        margin-top: var(--s-2);
      }
    `,
  ]
  static override properties = { handedIn: { state: true } }
  static override live = true
  static override ownBar = true

  declare private handedIn: HandedIn | undefined
  readonly #conditions = new Conditions(this)

  override get heading() {
    const where = this.handedIn?.where
    if (!where) return 'This advice is not on this phone'
    if (where.at === 'council') return 'Advice received'
    return where.item.refusal ? 'Needs you' : 'Waiting to send'
  }

  override async load(place: Place) {
    await super.load(place)
    if (!place.device) return
    await this.#conditions.watch(place.device)
    this.handedIn = await loadHandedIn(place.device, place.params.id ?? '')
  }

  override render() {
    const { handedIn } = this
    if (!handedIn) return this.#renderUnknown()
    const { person, form, submission } = handedIn
    const { practitioner } = this.place
    return html`
      ${person ? renderPersonBar(person, form, submission.answers) : nothing}
      <div class="content on-screen">
        <div class="measure">${this.#renderWhere(handedIn)}</div>
        <h2>What was submitted</h2>
        ${renderPrint()} ${practitioner ? renderSubmitter(practitioner, roleWhenSent(handedIn, practitioner)) : nothing}
        <form-answers .form=${form} .given=${submission.answers} .facts=${factsWhenFinished(submission)}></form-answers>
      </div>
      ${this.#renderPaper(handedIn)} ${this.#renderBar(this.#wordStatus(handedIn))}
    `
  }

  #renderUnknown() {
    return html`<div class="content">
        <h1 tabindex="-1">${this.heading}</h1>
        <p>It may have been sent from another phone. It appears here when this phone has checked with the council.</p>
      </div>
      ${this.#renderBar(undefined)}`
  }

  #renderBar(status: Status | undefined) {
    return html`<action-bar main="Go to Home" .status=${status} @submit-asked=${() => go('/home')}></action-bar>`
  }

  #renderWhere({ where, submission, person, session, items }: HandedIn) {
    const { device, portal } = this.place
    if (where.at === 'council') return renderReceived(where.receipt, submission, person, portal)
    if (!where.item.refusal) {
      return renderWaiting(submission, this.#wordItem(where.item, session, items), this.#renderAction(session))
    }
    return html`<div class="panel bad">
      <h1 tabindex="-1">${this.heading}</h1>
      <refused-item .device=${device} .item=${where.item} about=${aboutItem(where.item, person)}></refused-item>
    </div>`
  }

  #renderPaper(handedIn: HandedIn) {
    const { form, submission, where } = handedIn
    const { practitioner: submitter, portal } = this.place
    if (!submitter) return nothing
    const { councilName } = portal
    const role = roleWhenSent(handedIn, submitter)
    const around = { councilName, form, submitter, role, standing: standingOf(where, submission) }
    return html`<paper-record .paper=${paperOfSubmission(submission, around)}></paper-record>`
  }

  #renderAction(session: Session) {
    if (session === 'ended') return html`<a class="btn small second-choice" href="/">Sign in to send</a>`
    return html`<button type="button" class="btn small second-choice" @click=${this.#onSend}>Send now</button>`
  }

  /** Read aloud when it changes, wherever the person is on the page. */
  #wordStatus({ where, session, items }: HandedIn): Status {
    if (where.at === 'council') return { state: 'safe', words: `Advice received. Reference ${where.receipt.reference}` }
    const { look, words } = this.#wordItem(where.item, session, items)
    if (look === 'bad') return { state: 'bad', words }
    return this.#conditions.isOnline
      ? { state: 'wait', words }
      : { state: 'offline', words: 'No signal. Waiting on this phone' }
  }

  #wordItem(item: OutboxItem, session: Session, items: readonly OutboxItem[]): Standing {
    const { isOnline, isSending } = this.#conditions
    return wordWaiting(item, { isOnline, isSending, session, items })
  }

  #onSend() {
    this.dispatchEvent(new CustomEvent('posted', { detail: { now: true }, bubbles: true, composed: true }))
  }
}

function standingOf(where: HandedIn['where'], { finishedAt }: Submission): PaperStanding {
  return where.at === 'council'
    ? { at: 'council', finishedAt, receipt: where.receipt }
    : { at: 'phone', finishedAt, isRefused: where.item.refusal !== undefined }
}

if (!customElements.get('sent-page')) customElements.define('sent-page', SentPage)
