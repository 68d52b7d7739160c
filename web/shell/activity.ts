/** A tap and a finger's scroll begin with `pointerdown`; dictation has only `input`, a screen reader only `click`. */
const signs = ['keydown', 'input', 'pointerdown', 'wheel', 'click'] as const

/** Hears that somebody is using this page. */
export function onActivity(listen: () => void, signal: AbortSignal): void {
  for (const sign of signs) addEventListener(sign, listen, { capture: true, passive: true, signal })
}
