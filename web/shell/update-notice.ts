import { css, html, LitElement } from 'lit'
import { portalSheet } from '#style/portal-sheet.ts'
import { useNewVersion } from './worker.ts'

/** A new version waits. It never takes over by itself. */
export class UpdateNotice extends LitElement {
  static override styles = [
    portalSheet,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--s-3);
        font-size: var(--t-s);
      }
      p {
        flex: 1 1 12rem;
        margin: 0;
      }
    `,
  ]

  override render() {
    return html`<div>
      <p role="status">A new version is ready. It starts the next time you open the portal.</p>
      <button class="btn quiet" type="button" @click=${useNewVersion}>Use it now</button>
    </div>`
  }
}

if (!customElements.get('update-notice')) customElements.define('update-notice', UpdateNotice)
