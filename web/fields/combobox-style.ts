import { css } from 'lit'

/** The suggestions lie over what follows: nothing moves away under the finger. */
export const comboboxStyle = css`
  .combobox {
    position: relative;
  }
  .popup {
    position: absolute;
    z-index: 3;
    inset: calc(100% + 4px) 0 auto;
    border: 1.5px solid var(--field);
    border-radius: var(--r-m);
    background: var(--page);
    overflow: clip;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    align-items: center;
    min-height: var(--touch);
    padding: 8px 12px;
    line-height: 1.3;
    cursor: pointer;
  }
  li + li,
  ul:not(:empty) + p {
    border-top: 1px solid var(--line);
  }
  li[aria-selected='true'],
  li:hover {
    background: var(--tint);
  }
  li[aria-selected='true'] {
    outline: 3px solid var(--focus);
    outline-offset: -3px;
    box-shadow: inset 0 0 0 5px var(--on-focus);
  }
  .popup p {
    margin: 0;
    padding: 10px 12px;
  }
`
