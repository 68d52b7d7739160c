/** As much of the browser's Screen Wake Lock as is needed here. */
export interface ScreenLock {
  request: (type: 'screen') => Promise<{ release: () => Promise<void> }>
}

/** This browser's own. Not every browser has one, whatever TypeScript says. */
export function findScreenLock(): ScreenLock | undefined {
  return 'wakeLock' in navigator ? navigator.wakeLock : undefined
}

/**
 * Keeps the screen on until the answered function is called. Where the browser cannot, or will not because the
 * battery is low, the screen goes dark as ever: nothing depends on it.
 */
export function keepAwake(screenLock: ScreenLock): () => void {
  const stop = new AbortController()
  const ask = () => screenLock.request('screen').catch(() => undefined)
  let held = ask()
  const askAgain = () => {
    // The browser lets go of it whenever the page is hidden.
    if (document.visibilityState === 'visible') held = ask()
  }
  document.addEventListener('visibilitychange', askAgain, { signal: stop.signal })
  return () => {
    stop.abort()
    void held.then((lock) => lock?.release()).catch(() => undefined)
  }
}
