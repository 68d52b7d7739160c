import { css } from 'lit'

/** For a page of entries. */
export const listSheet = css`
  .list {
    margin-bottom: var(--s-5);
    overflow-wrap: anywhere;
  }
  .kind {
    display: block;
    font-size: var(--t-s);
    font-weight: 400;
    color: var(--ink-2);
  }
  .beneath {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    white-space: pre-line;
  }
  .thread h3 {
    font-weight: 400;
  }
  .gap .state {
    margin-bottom: var(--s-2);
  }
`
