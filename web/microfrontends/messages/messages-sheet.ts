import { css } from 'lit'

/** A message is a card that opens; until it was opened its subject is bold. */
export const messagesSheet = css`
  .card {
    padding: 0;
    overflow: clip;
  }
  summary {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 2px var(--s-3);
    padding: var(--s-4);
    cursor: pointer;
    list-style: none;
    touch-action: manipulation;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:hover h2 {
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  summary:focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: -3px;
    box-shadow: inset 0 0 0 5px var(--ink);
    border-radius: var(--r-l);
  }
  h2.item {
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .unread h2.item {
    font-weight: 700;
  }
  summary > .icon {
    color: var(--ink-2);
    rotate: 90deg;
  }
  [open] summary > .icon {
    rotate: -90deg;
  }
  .text {
    padding: 0 var(--s-4) var(--s-4);
    overflow-wrap: anywhere;
  }
  .text p:first-child {
    white-space: pre-line;
  }
  .text p + p {
    margin-top: var(--s-3);
  }
  .pill {
    margin-bottom: 6px;
  }
`
