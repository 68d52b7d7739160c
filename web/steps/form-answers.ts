import { css, html, LitElement, nothing } from 'lit'
import type { Form, GivenAnswers } from '#contract/form.ts'
import { summarise, type Group, type Row } from '#contract/summary.ts'
import type { Place } from '#device/records.ts'
import { icon } from '#page/icons.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { placeOf, stepHeading } from './way.ts'

/** Of a step that belongs to the form and had nothing to ask. */
export const notNeeded = html`<p>Not needed</p>`

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
    facts: { attribute: false },
    sentences: { attribute: false },
    changePath: { attribute: false },
  }

  declare form: Form
  declare given: GivenAnswers
  /** What is known of the person, on the day it is or was finished. */
  declare facts: GivenAnswers
  /** What is wrong with an answer, by question. */
  declare sentences: Readonly<Record<string, string>>
  /** Where something can be changed; nowhere on what was handed in. */
  declare changePath: ((place: Place) => string) | undefined

  constructor() {
    super()
    this.sentences = {}
  }

  override render() {
    return summarise(this.form, this.given, this.facts).map(
      ({ step, groups }) =>
        html`<section class="card block">
          <h2>${stepHeading(this.form, step)}</h2>
          ${groups.length === 0 ? notNeeded : groups.map((group, index) => this.#renderGroup(group, groups[index - 1]))}
        </section>`,
    )
  }

  /** A page's title stands above the first of its entries. */
  #renderGroup(group: Group, before: Group | undefined) {
    const { page, heading, rows } = group
    const title = page === before?.page ? undefined : page.title
    return html`${title === undefined ? nothing : html`<h3>${title}</h3>`}
      ${heading === undefined ? nothing : html`<h3>${heading}</h3>`}
      <dl class="kv">
        ${rows.map(
          (row) =>
            html`<div>
              <dt>${row.label}</dt>
              <dd>${this.#renderWords(row, faultName(group, row))}</dd>
              ${this.#renderChange(group, row)}
            </div>`,
        )}
      </dl>`
  }

  #renderWords({ words }: Row, name: string) {
    const sentence = this.sentences[name]
    if (sentence === undefined && words.length === 0) return 'Not provided'
    return html`${words.length === 0 ? nothing : html`<div class="words">${words.join('\n')}</div>`}
    ${sentence === undefined ? nothing : html`<span class="state wait">${icon('warn')} ${sentence}</span>`}`
  }

  #renderChange(group: Group, row: Row) {
    if (!this.changePath || isWithheld(group, row)) return nothing
    const { page, entry, heading } = group
    const { name, label } = row
    const place = placeOf({ id: page.id, entry: entry?.id })
    const about = heading === undefined ? label : `${label} (${heading})`
    const detail = { ...place, question: name }
    const ask = () => this.dispatchEvent(new CustomEvent('change-asked', { detail, bubbles: true, composed: true }))
    return html`<dd class="change">
      <a href=${this.changePath(place)} @click=${ask}>Change<span class="govuk-visually-hidden"> ${about}</span></a>
    </dd>`
  }
}

/** It is asked only of what is sent, because consent has taken something out: no page of the form asks it. */
function isWithheld({ page }: Group, { name, words }: Row): boolean {
  const { questions } = 'list' in page ? page.list : page
  return questions[name]?.withheld === true && words.length === 0
}

/** As the checks name it. */
function faultName({ page, entry }: Group, { name }: Row): string {
  return 'list' in page && entry ? `${page.list.name}.${entry.id}.${name}` : name
}

if (!customElements.get('form-answers')) customElements.define('form-answers', FormAnswers)

declare global {
  interface HTMLElementTagNameMap {
    'form-answers': FormAnswers
  }
  interface HTMLElementEventMap {
    'change-asked': CustomEvent<Place>
  }
}
