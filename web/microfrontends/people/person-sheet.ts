import { css } from 'lit'

/** One person's page: what is about them left, what to do for them right, where there is room for both. */
export const personSheet = css`
  h1 {
    margin-bottom: 4px;
    overflow-wrap: anywhere;
  }
  .buttons {
    align-items: center;
    margin-bottom: var(--s-2);
  }
  .block {
    margin-top: var(--s-4);
  }
  .clock .state {
    text-wrap: balance;
    font-size: var(--t-m);
    font-weight: 600;
  }
  .clock .state:not(.wait, .bad) {
    color: inherit;
  }
  .panel .state {
    align-items: flex-start;
  }
  .rows button {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-3);
    width: 100%;
    min-height: 56px;
    padding: var(--s-2) var(--s-4);
    border: 0;
    background: transparent;
    color: var(--action);
    font: inherit;
    text-align: left;
    text-decoration: underline;
    text-underline-offset: 0.18em;
    text-decoration-thickness: 1px;
    cursor: pointer;
    touch-action: manipulation;
  }
  .rows button:hover {
    background: var(--tint);
  }
  .rows button:focus-visible {
    outline: 3px solid transparent;
    background: var(--focus);
    color: var(--on-focus);
    box-shadow: inset 0 -4px var(--on-focus);
    text-decoration: none;
  }
  .sent p + p,
  .consent p + p {
    margin-top: 10px;
  }
  @media (min-width: 48.0625em) {
    .cols {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: var(--s-10);
    }
    .cols > div:last-child h2:first-child {
      margin-top: var(--s-2);
    }
  }
`
