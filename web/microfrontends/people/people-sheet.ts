import { css } from 'lit'

/** People as cards and as a table. */
export const peopleSheet = css`
  h2,
  p,
  th,
  td {
    overflow-wrap: anywhere;
  }
  /* With hundreds of people, whoever is not in sight costs nothing until then. */
  .card {
    content-visibility: auto;
    contain-intrinsic-height: auto 10rem;
  }
  .states {
    display: grid;
    gap: 4px;
    flex: 1 1 9rem;
  }
  .state {
    align-items: flex-start;
  }
  .foot .btn {
    margin-left: auto;
  }
  .foot .state {
    text-wrap: balance;
  }
  /* Columns that stay where they are while one filters. */
  .people {
    table-layout: fixed;
  }
  .people td {
    hyphens: auto;
  }
  .people .name {
    width: 8.75rem;
  }
  .people .date-of-birth {
    width: 7.75rem;
  }
  .people .advice {
    width: 10.75rem;
  }
  .people .act {
    width: 8.5rem;
    text-align: right;
  }
  .act .btn {
    white-space: nowrap;
  }
  @media (min-width: 72em) {
    .people .name {
      width: 10.75rem;
    }
    .people .advice {
      width: 12rem;
    }
    .people .act {
      width: 14rem;
      white-space: nowrap;
    }
  }
`
