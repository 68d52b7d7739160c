import { portalSheet } from '#style/portal-sheet.ts'
import { css, html, LitElement } from 'lit'

/** How far a form has come: a stroke a step. Not a navigation. */
export class StepsLine extends LitElement {
  static override styles = [
    portalSheet,
    css`
      p {
        display: flex;
        align-items: center;
        gap: 4px;
        margin: 0 0 var(--s-2);
        font-size: var(--t-s);
        color: var(--ink-2);
      }
      i {
        flex: 0 1 40px;
        height: 4px;
        border-radius: 2px;
        background: var(--line);
      }
      .done {
        background: var(--action);
      }
      span {
        margin-left: var(--s-2);
        white-space: nowrap;
      }
    `,
  ]
  static override properties = { step: { type: Number }, of: { type: Number } }

  declare step: number
  declare of: number

  override render() {
    const strokes = Array.from(
      { length: this.of },
      (_, index) => html`<i class=${index < this.step ? 'done' : ''}></i>`,
    )
    return html`<p class="steps">${strokes} <span>Step ${this.step} of ${this.of}</span></p>`
  }
}

if (!customElements.get('steps-line')) customElements.define('steps-line', StepsLine)

declare global {
  interface HTMLElementTagNameMap {
    'steps-line': StepsLine
  }
}
