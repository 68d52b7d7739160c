import { css } from 'lit'

/** A card to show or to hand over. */
export const receiptSheet = css`
  article {
    margin-bottom: var(--s-4);
    overflow-wrap: anywhere;
  }
  article .lead {
    margin-bottom: var(--s-4);
    font-size: var(--t-l);
    font-weight: 600;
    line-height: 1.25;
  }
  article h2 {
    margin: var(--s-6) 0 var(--s-2);
    font-size: var(--t-m);
  }
  blockquote {
    margin: 0 0 var(--s-2);
    padding: var(--s-1) 0 var(--s-1) var(--s-4);
    border-left: 4px solid var(--brand-accent);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--s-4);
    margin-bottom: var(--s-4);
  }
  @media print {
    article {
      font-size: 11pt;
      line-height: 1.4;
    }
    h1 {
      font-size: 19pt;
    }
    article > .on-paper {
      margin-bottom: 4mm;
    }
    article .lead {
      font-size: 13pt;
    }
    article h2 {
      font-size: 12pt;
    }
    blockquote {
      break-inside: avoid;
    }
  }
`
