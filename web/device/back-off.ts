const shortest = 2_000
const longest = 15 * 60_000

/** No wait is longer than this, the server's `Retry-After` included. */
const longestOfAll = 60 * 60_000

/**
 * Milliseconds until the next try. Full jitter between 2 s and a bound that doubles up to 15 min, so that phones that
 * lost the server together do not come back together; never sooner than the server asked for.
 */
export function backOff(tries: number, retryAfter = 0, random: () => number = Math.random): number {
  const bound = Math.min(longest, shortest * 2 ** tries)
  return Math.max(shortest + random() * (bound - shortest), Math.min(retryAfter * 1000, longestOfAll))
}

/** A moment too far ahead was set before the phone's clock was put back. */
export function isDue({ dueAt }: { dueAt: number }, now = Date.now()): boolean {
  return dueAt <= now || dueAt > now + longestOfAll
}
