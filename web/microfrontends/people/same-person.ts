import { css, html, LitElement } from 'lit'
import { showAddress } from '#contract/address.ts'
import { personName } from '#contract/person.ts'
import type { KeptPerson } from '#device/records.ts'
import '#page/action-bar.ts'
import type { Status } from '#page/status-line.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { wordBorn } from './born.ts'

/**
 * Asks whether somebody who is here already is the one meant: one record split in two is found by nobody later.
 *
 * @fires anyway-asked - It is somebody else.
 * @fires back-asked - Back to what was typed.
 */
export class SamePerson extends LitElement {
  static override styles = [
    portalSheet,
    css`
      :host {
        flex: 1 0 auto;
        display: flex;
        flex-direction: column;
      }
      .card h2,
      .card p {
        overflow-wrap: anywhere;
      }
      .btn.wide {
        margin-top: var(--s-3);
      }
    `,
  ]
  static override properties = { people: { attribute: false }, anyway: {}, status: { attribute: false } }

  declare people: readonly KeptPerson[]
  /** The label of the button that keeps what was typed all the same. */
  declare anyway: string
  declare status: Status | undefined

  protected override firstUpdated() {
    this.renderRoot.querySelector('h1')?.focus()
  }

  override render() {
    return html`<div class="content">
        <div class="measure">
          <h1 tabindex="-1">Is this the same person?</h1>
          <p>You have somebody with the same name and date of birth. What you typed is still here.</p>
          <ul class="list">
            ${this.people.map((person) => this.#renderPerson(person))}
          </ul>
        </div>
      </div>
      <action-bar ends back="Back" .status=${this.status}>
        <button type="button" class="btn second-choice main" @click=${this.#onAnyway}>${this.anyway}</button>
      </action-bar>`
  }

  #renderPerson({ id, details, hidden }: KeptPerson) {
    return html`<li class="card">
      <h2 class="item">${personName(details)}</h2>
      <p class="second nums">${wordBorn(details, new Date())}</p>
      <p class="second">${details.currentSchool}</p>
      <p class="second">${showAddress(details)}</p>
      ${hidden ? html`<p class="second">Hidden from Select Person</p>` : ''}
      <a class="btn wide" href="/send/people/${id}">
        <span>Select the person you have<span class="govuk-visually-hidden">: ${personName(details)}</span></span>
      </a>
    </li>`
  }

  #onAnyway() {
    this.dispatchEvent(new CustomEvent('anyway-asked'))
  }
}

if (!customElements.get('same-person')) customElements.define('same-person', SamePerson)
