import { css } from 'lit'

/** What stands above a list, to find somebody in it or add them: under each other on the phone, in a line with room. */
export const toolsSheet = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--s-2) var(--s-4);
    margin-bottom: var(--s-3);
  }
  .head h1 {
    margin: 0;
  }
  .tools {
    display: grid;
    gap: var(--s-3) var(--s-6);
    margin-bottom: var(--s-4);
  }
  .view {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-3) var(--s-4);
  }
  @media (min-width: 60em) {
    .tools {
      grid-template-columns: 22rem 1fr;
      align-items: end;
      margin-bottom: var(--s-6);
    }
    .view {
      min-height: var(--touch);
    }
  }
`
