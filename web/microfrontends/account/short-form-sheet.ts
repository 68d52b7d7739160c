import { css } from 'lit'

export const shortFormSheet = css`
  slot {
    display: block;
  }
  .password {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-2);
  }
  .password .govuk-input {
    flex: 1 1 8rem;
  }
  .password .btn {
    min-width: 5rem;
  }
  .short {
    max-width: 11rem;
  }
  .notice {
    outline: none;
  }
  .busy {
    margin: var(--s-2) 0 0;
  }
  .busy:empty {
    display: none;
  }

  /* its words begin where the boxes do */
  ::slotted(.btn.quiet),
  ::slotted(send-again) {
    margin-left: -8px;
    text-align: left;
  }

  :host([card]) .govuk-form-group {
    margin-bottom: var(--s-5);
  }
  :host([card]) form {
    margin-bottom: var(--s-4);
    padding: var(--s-4);
    border: 1px solid var(--line);
    border-radius: var(--r-l);
    background: var(--page);
  }
  :host([card]) .go {
    width: 100%;
  }
  @media (min-width: 48.0625em) {
    :host([card]) {
      display: grid;
      grid-template: auto auto 1fr / 1fr 24rem;
      column-gap: 64px;
      align-items: start;
    }
    :host([card]) .trouble {
      grid-column: 1 / -1;
    }
    /* its words begin where the boxes do */
    ::slotted(.btn.quiet),
    ::slotted(send-again) {
      margin-left: -8px;
    }

    :host([card]) .govuk-form-group {
      margin-bottom: var(--s-5);
    }
    :host([card]) form {
      grid-area: 2 / 2 / span 2;
      padding: var(--s-6);
    }
    :host([card]) slot {
      grid-column: 1;
    }
  }
`
