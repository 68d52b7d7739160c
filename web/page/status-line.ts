import { portalSheet } from '#style/portal-sheet.ts'
import { css, html, LitElement, nothing } from 'lit'
import { icon, type IconName } from './icons.ts'

/** Where the work is: on this phone, with the council, or in trouble. */
export interface Status {
  state: keyof typeof icons
  words: string
  /** Makes the words a link. */
  href?: string
}

const icons = {
  phone: 'phone',
  offline: 'offline',
  safe: 'council',
  wait: 'phone',
  bad: 'warn',
} as const satisfies Record<string, IconName>

/** One line that says where the work is. Always there, so that a change of words is announced. */
export class StatusLine extends LitElement {
  static override styles = [
    portalSheet,
    css`
      p {
        display: flex;
        align-items: center;
        gap: var(--s-2);
        margin: 0;
        max-width: var(--measure);
        font-size: var(--t-s);
        line-height: 1.3;
        color: var(--ink-2);
      }
      a {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
      }
      .icon {
        margin-block: 2px;
      }
      .safe .icon {
        color: var(--ok);
      }
      .wait .icon {
        color: var(--wait);
      }
      .bad {
        color: var(--bad);
        font-weight: 600;
      }
    `,
  ]
  static override properties = { status: { attribute: false } }

  declare status: Status | undefined

  override render() {
    const { status } = this
    return html`<p role="status" class=${status?.state ?? ''}>
      ${status ? icon(icons[status.state]) : nothing}
      <span>${status?.href === undefined ? status?.words : html`<a href=${status.href}>${status.words}</a>`}</span>
    </p>`
  }
}

if (!customElements.get('status-line')) customElements.define('status-line', StatusLine)

declare global {
  interface HTMLElementTagNameMap {
    'status-line': StatusLine
  }
}
