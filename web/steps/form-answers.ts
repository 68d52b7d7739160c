import { css, html, LitElement, nothing } from 'lit'
import type { Form, GivenAnswers } from '#contract/form.ts'
import { summarise, type Group, type Row } from '#contract/summary.ts'
import { icon } from '#page/icons.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { stepHeading } from './way.ts'

/**
 * Everything asked and what was answered, a block a step.
 *
 * @fires change-asked - The person follows a `Change`; it says to which page and question.
 */
export class FormAnswers extends LitElement {
  static override styles = [
    portalSheet,
    css`
      .kv + .kv {
        margin-top: var(--s-3);
        padding-top: var(--s-3);
        border-top: 1px solid var(--line);
      }
      h3 {
        margin: var(--s-5) 0 var(--s-2);
      }
      .words {
        white-space: pre-line;
      }
      .state {
        align-items: flex-start;
      }
    `,
  ]
  static override properties = {
    form: { attribute: false },
    given: { attribute: false },
    sentences: { attribute: false },
    changePath: { attribute: false },
  }

  declare form: Form
  declare given: GivenAnswers
  /** What is wrong with an answer, by question. */
  declare sentences: Readonly<Record<string, string>>
  /** Where a page can be changed; nowhere on what was handed in. */
  declare changePath: ((page: string) => string) | undefined

  constructor() {
    super()
    this.sentences = {}
  }

  override render() {
    return summarise(this.form, this.given).map(
      ({ step, groups }) =>
        html`<section class="card block">
          <h2>${stepHeading(this.form, step)}</h2>
          ${groups.map((group) => this.#renderGroup(group))}
        </section>`,
    )
  }

  #renderGroup({ page, rows }: Group) {
    return html`${page.title === undefined ? nothing : html`<h3>${page.title}</h3>`}
      <dl class="kv">
        ${rows.map(
          (row) =>
            html`<div>
              <dt>${row.label}</dt>
              <dd>${this.#renderWords(row)}</dd>
              ${this.changePath ? this.#renderChange(this.changePath(page.id), page.id, row) : nothing}
            </div>`,
        )}
      </dl>`
  }

  #renderWords({ name, words }: Row) {
    const sentence = this.sentences[name]
    if (sentence === undefined && words.length === 0) return 'Not provided'
    return html`${words.length === 0 ? nothing : html`<div class="words">${words.join('\n')}</div>`}
    ${sentence === undefined ? nothing : html`<span class="state wait">${icon('warn')} ${sentence}</span>`}`
  }

  #renderChange(path: string, page: string, { name, label }: Row) {
    const detail = { page, question: name }
    const ask = () => this.dispatchEvent(new CustomEvent('change-asked', { detail, bubbles: true, composed: true }))
    return html`<dd class="change">
      <a href=${path} @click=${ask}>Change<span class="govuk-visually-hidden"> ${label}</span></a>
    </dd>`
  }
}

if (!customElements.get('form-answers')) customElements.define('form-answers', FormAnswers)

declare global {
  interface HTMLElementTagNameMap {
    'form-answers': FormAnswers
  }
  interface HTMLElementEventMap {
    'change-asked': CustomEvent<{ page: string; question: string }>
  }
}
