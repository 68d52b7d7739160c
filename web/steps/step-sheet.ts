import { css } from 'lit'

/** For every screen of a step. */
export const stepSheet = css`
  :host {
    display: contents;
  }
  .lead {
    margin: 0 0 var(--s-3);
    font-size: var(--t-l);
    font-weight: 600;
    line-height: 1.25;
  }
  .entry {
    margin-bottom: var(--s-2);
    overflow-wrap: anywhere;
  }
`
