import { css } from 'lit'

export const recoveryCodeSheet = css`
  /* two columns, and one where large text leaves no room for two */
  ul {
    columns: 2 11ch;
    margin: 0 0 var(--s-4);
    padding: 0;
    list-style: none;
    font-family: ui-monospace, monospace;
  }
  li {
    padding: var(--s-1) 0;
    break-inside: avoid;
  }
  .on-screen > .buttons {
    margin-bottom: var(--s-6);
  }
  .kept {
    margin-bottom: var(--s-5);
  }
  @media print {
    ul {
      font-size: 13pt;
    }
  }
`
