import { css } from 'lit'

/** The council's own colours in light and in dark, and nothing of what lies behind. */
export const readingSheet = css`
  dialog {
    position: fixed;
    inset: 0;
    width: 100%;
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: var(--brand);
    color: var(--on-brand);
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  /* where the phone's own bars move, nothing shows through for a moment */
  dialog::backdrop {
    background: var(--brand);
  }
  header,
  .sentence,
  .bar {
    flex: none;
    width: 100%;
    max-width: 55rem;
    margin: 0 auto;
    padding-inline: max(var(--s-6), env(safe-area-inset-left)) max(var(--s-6), env(safe-area-inset-right));
    background: var(--brand);
  }
  header {
    position: sticky;
    top: 0;
    padding-top: max(var(--s-2), env(safe-area-inset-top));
    text-align: right;
  }
  .sentence {
    margin: 0 auto auto;
    padding-block: max(var(--s-6), 11dvh) var(--s-6);
    /* never so large that the longest word would have to break: it is seven times as wide as high */
    font-size: min(var(--t-read), (100vw - 2 * var(--s-6)) / 7);
    font-weight: 500;
    line-height: 1.32;
    letter-spacing: -0.005em;
    text-wrap: pretty;
  }
  .bar {
    position: sticky;
    bottom: 0;
    padding-block: var(--s-2) max(var(--s-5), env(safe-area-inset-bottom));
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2) var(--s-4);
    margin: 0 0 var(--s-4);
    font-size: var(--t-s);
  }
  .strokes {
    flex: 1 1 5rem;
    display: flex;
    gap: 6px;
  }
  i {
    flex: 1;
    height: 4px;
    border-radius: 2px;
    background: currentcolor;
  }
  i:not(.done) {
    opacity: 0.25;
  }
  /* over the text, so that nothing moves when it comes and goes */
  .rest {
    position: absolute;
    inset: auto max(var(--s-6), env(safe-area-inset-right)) 100% max(var(--s-6), env(safe-area-inset-left));
    display: flex;
    align-items: center;
    gap: var(--s-2);
    margin: 0;
    padding-top: var(--s-1);
    border-top: 1px solid;
    background: var(--brand);
    font-size: var(--t-s);
    line-height: 1.3;
    pointer-events: none;
  }
  .rest .icon {
    rotate: 90deg;
  }
  .do {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-3);
  }
  .bar .btn {
    min-height: 60px;
    padding-inline: var(--s-3);
    background: var(--on-brand);
    color: var(--brand);
  }
  .bar .main {
    flex: 1 1 8.5rem;
    padding-inline: var(--s-2);
  }
  .bar .second-choice {
    border-color: currentcolor;
    background: transparent;
    color: inherit;
  }
  header .btn.quiet {
    min-height: 48px;
    margin-right: -8px;
    color: inherit;
    text-decoration: none;
  }
  dialog .btn.btn:focus-visible {
    color: var(--on-focus);
    box-shadow:
      0 0 0 3px var(--brand),
      0 0 0 6px var(--focus);
  }
  @media (max-height: 44em) {
    .sentence {
      padding-top: var(--s-4);
      font-size: min(1.5rem, (100vw - 2 * var(--s-6)) / 7);
    }
  }
  /* a low window with large text: the sentence needs all of it */
  @media (max-height: 17em) {
    header,
    .bar {
      position: static;
    }
  }
  @media (min-width: 48.0625em) {
    .bar .main {
      flex: 0 0 auto;
      min-width: 17.5rem;
    }
  }
`
