import { css, html, nothing } from 'lit'
import { londonDay, showDay, showTime } from '#contract/london.ts'
import { currentStatement, statementText } from '#contract/statements/index.ts'
import { paper, PortalPage } from '#page/portal-page.ts'
import '#steps/reading-mode.ts'

/** What the person is asked to consent to: whole for the practitioner, a sentence at a time for the person. */
export class ConsentStatementPage extends PortalPage {
  static override styles = [
    PortalPage.styles,
    paper,
    css`
      .card {
        margin-bottom: var(--s-6);
      }
      blockquote {
        margin: 0;
        padding: var(--s-1) 0 var(--s-1) var(--s-4);
        border-left: 4px solid var(--brand-accent);
      }
      blockquote p {
        margin: 0;
      }
    `,
  ]
  static override properties = { finishedAt: { state: true }, stoppedAt: { state: true } }

  override readonly heading = 'Consent statement'

  /** When it was last read to the end. Nothing of it is kept. */
  declare private finishedAt: string | undefined
  /** The sentence at which a reading was left. */
  declare private stoppedAt: number | undefined

  override render() {
    return html`<div class="content">
      <div class="measure">
        <h1 tabindex="-1">${this.heading}</h1>
        ${this.#renderCard()}
        <p>Please use the below paragraph to help communicate what is being consented to:</p>
        <blockquote>
          <p>${statementText(currentStatement)}</p>
        </blockquote>
        <reading-mode
          .statement=${currentStatement}
          @finished-reading=${this.#onFinished}
          @reading-closed=${this.#onStopped}
        ></reading-mode>
      </div>
    </div>`
  }

  #renderCard() {
    return html`<div class="card">
      <div class="row">
        <div>
          <h2 class="item">Read it to the person</h2>
          <p class="second nums" role="status">${this.#wordReadings()}</p>
        </div>
        <button type="button" class="btn" @click=${this.#onRead}>Read now</button>
      </div>
      ${this.stoppedAt === undefined ? nothing : this.#renderStartAgain()}
    </div>`
  }

  #renderStartAgain() {
    return html`<div class="foot do">
      <button type="button" class="btn quiet" @click=${this.#onStartAgain}>Start from the first sentence</button>
    </div>`
  }

  #wordReadings(): string {
    const { finishedAt, stoppedAt } = this
    const { length } = currentStatement.sentences
    const words: string[] = []
    if (finishedAt !== undefined) {
      const day = showDay(londonDay(new Date(finishedAt)))
      words.push(`Read to the end on ${day} at ${showTime(finishedAt)}. Write this down: it is not kept here.`)
    }
    if (stoppedAt !== undefined) words.push(`Stopped at sentence ${stoppedAt} of ${length}. Read now goes on there.`)
    return words.join(' ') || `${length} sentences, one at a time, full screen`
  }

  #onRead() {
    this.renderRoot.querySelector('reading-mode')?.open()
  }

  #onStartAgain() {
    this.renderRoot.querySelector('reading-mode')?.startAgain()
  }

  #onFinished({ detail }: HTMLElementEventMap['finished-reading']) {
    this.finishedAt = detail.at
    this.stoppedAt = undefined
    this.#returnFocus()
  }

  #onStopped({ detail }: HTMLElementEventMap['reading-closed']) {
    this.stoppedAt = detail.sentence > 1 ? detail.sentence : undefined
    this.#returnFocus()
  }

  /** Safari gives a button no focus when it is tapped, so the dialog cannot give it back. */
  #returnFocus() {
    this.renderRoot.querySelector<HTMLElement>('.card .btn')?.focus()
  }
}

if (!customElements.get('consent-statement-page')) customElements.define('consent-statement-page', ConsentStatementPage)
