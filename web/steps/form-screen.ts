import type { LitElement } from 'lit'
import type { OpenDraft } from './open-draft.ts'

/** A screen of an open form. It lies in the page's own column: its bars stick to the page's edges. */
export interface FormScreen extends LitElement {
  heading: string
  open: OpenDraft
  /** The screens to see after it before the form goes on; see `way.ts`. */
  queue: readonly string[]
  /** It moves the focus itself, to where the person was. */
  readonly takesFocus: boolean
}
