import { portalSheet } from '#style/portal-sheet.ts'
import { css, html, LitElement, nothing } from 'lit'

/** Who the open form is about. Never out of sight: the wrong person is the worst mistake here. */
export class PersonBar extends LitElement {
  static override styles = [
    portalSheet,
    css`
      :host {
        position: sticky;
        top: 0;
        z-index: 2;
        background: var(--tint);
        border-bottom: 1px solid var(--line);
      }
      section {
        max-width: var(--wide);
        margin: 0 auto;
        padding: 6px var(--gutter) 8px;
        font-size: var(--t-s);
        line-height: 1.375;
      }
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        column-gap: var(--s-3);
        margin: 0;
      }
      b {
        font-size: var(--t-m);
      }
      b,
      span {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      @media (min-width: 48.0625em) {
        section {
          display: flex;
          flex-wrap: wrap;
          align-items: baseline;
          justify-content: space-between;
          column-gap: var(--s-6);
        }
      }
      @media (max-height: 34em) {
        :host {
          position: static;
        }
      }
    `,
  ]
  static override properties = { person: {}, born: {}, form: {}, due: {} }

  declare person: string
  /** In words: `30 April 2010`. */
  declare born: string
  declare form: string
  /** In words: `21 December`. Absent when there is no date. */
  declare due: string | undefined

  override render() {
    return html`<section aria-label="Who this is about">
      <p><b>${this.person}</b> <span class="nums">born ${this.born}</span></p>
      <p class="second">
        <span>${this.form}</span> ${this.due ? html`<span class="nums">due ${this.due}</span>` : nothing}
      </p>
    </section>`
  }
}

if (!customElements.get('person-bar')) customElements.define('person-bar', PersonBar)

declare global {
  interface HTMLElementTagNameMap {
    'person-bar': PersonBar
  }
}
