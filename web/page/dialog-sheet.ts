import { css } from 'lit'

/** What a dialog looks like. */
export const dialogSheet = css`
  dialog {
    max-width: min(28rem, calc(100% - 2 * var(--gutter)));
    padding: var(--s-6);
    border: 1px solid var(--line);
    border-radius: var(--r-l);
    background: var(--page);
    color: var(--ink);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  h2 {
    margin-top: 0;
  }
`
