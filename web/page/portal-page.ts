import type { Practitioner, Portal } from '#contract/wire.ts'
import type { Device } from '#device/database.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { css, LitElement, type CSSResultArray, type PropertyDeclarations } from 'lit'

/** Where the person is, and what the shell knows. */
export interface Place {
  path: string
  params: Record<string, string>
  /** With its `#`, or empty. */
  hash: string
  /** Absent while nobody is signed in. */
  device?: Device
  practitioner?: Practitioner
  portal: Portal
}

/** Forms lie on paper; lists lie on the ground, which is the default. */
export const paper = css`
  :host {
    background: var(--page);
  }
`

/** A screen. The shell loads it, then shows it, then moves the focus to its heading. */
export abstract class PortalPage extends LitElement {
  static override styles: CSSResultArray = [
    portalSheet,
    css`
      :host {
        flex: 1 0 auto;
        display: flex;
        flex-direction: column;
        background: var(--ground);
      }
    `,
  ]
  static override properties: PropertyDeclarations = { place: { attribute: false } }

  /** The shell loads it again whenever something on this phone changed. */
  static live = false
  /** It draws an action bar of its own; the shell then draws none. */
  static ownBar = false
  /** It needs the width of a table: 76rem, the header with it. */
  static wide = false

  declare place: Place

  /** Becomes the document's title, which goes into the browser's history: no personal data. */
  abstract readonly heading: string

  /** Everything the screen shows is loaded here, before it is shown. */
  load(place: Place): Promise<void> {
    this.place = place
    return Promise.resolve()
  }

  focusHeading(): void {
    this.renderRoot.querySelector('h1')?.focus()
  }
}
