import { css } from 'lit'

/** For the printed record. Paper has one size, whatever the reader's text size. */
export const paperSheet = css`
  article {
    font-size: 10pt;
    line-height: 1.38;
    overflow-wrap: anywhere;
  }
  header {
    display: flex;
    justify-content: space-between;
    align-items: flex-end;
    gap: 6mm;
    padding-bottom: 3mm;
    border-bottom: 2.5pt solid var(--brand);
  }
  p,
  header dl {
    margin: 0;
  }
  h1 {
    margin: 0;
    font-size: 19pt;
  }
  .block {
    margin: 0;
  }
  .on-paper h2 {
    margin: 5mm 0 1.2mm;
    font-size: 12.5pt;
  }
  h3 {
    margin: 3mm 0 1.2mm;
    font-size: 10.5pt;
  }
  .standing {
    flex: none;
    max-width: 80mm;
  }
  .standing div {
    display: flex;
    justify-content: flex-end;
    gap: 3mm;
  }
  .standing dt {
    color: var(--ink-2);
  }
  .standing dd {
    margin: 0;
    font-weight: 700;
  }
  .mark {
    width: fit-content;
    margin: 0 0 1mm auto;
    padding: 0.5mm 3mm;
    border: 1.5pt solid var(--ink);
    font-size: 12.5pt;
    font-weight: 700;
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 6mm;
    padding: 3mm 0;
    border-bottom: 0.5pt solid var(--line);
  }
  .who b {
    font-size: 12.5pt;
  }
  .kv > div,
  .kv > div:first-child,
  .kv > div:last-child {
    gap: 6mm;
    padding: 1.35mm 0;
    border-top: 0.5pt solid var(--line);
  }
  .kv dt {
    flex-basis: 54mm;
    font-size: inherit;
    font-weight: 400;
    line-height: inherit;
    color: var(--ink-2);
  }
  .kv dd {
    white-space: pre-line;
  }
  .whole {
    break-inside: avoid;
  }
  /* no row of an entry stands alone on a page */
  .headed .kv > div:first-child {
    break-after: avoid;
  }
  .headed .kv > div:last-child {
    break-before: avoid;
  }
  .headed .kv {
    padding-left: 4mm;
  }
  .headed .kv dt {
    flex-basis: 50mm;
  }
  .headed + :not(.headed) {
    margin-top: 3mm;
  }
  .declarations dt {
    flex-basis: 26mm;
  }
  .end {
    margin-top: 4mm;
  }
`
