export interface Measured {
  perSecond: number
  /** Milliseconds. */
  p50: number
  p95: number
}

/** Runs the work so many times, some at once, and says how fast that went. A tenth of it before, unmeasured. */
export async function measure(times: number, atOnce: number, work: () => Promise<void> | void): Promise<Measured> {
  await runAll(Math.ceil(times / 10), atOnce, work)
  const start = performance.now()
  const took = await runAll(times, atOnce, work)
  const seconds = (performance.now() - start) / 1000
  const sorted = took.sort((a, b) => a - b)
  const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? 0
  return { perSecond: times / seconds, p50: at(0.5), p95: at(0.95) }
}

async function runAll(times: number, atOnce: number, work: () => Promise<void> | void): Promise<number[]> {
  const took: number[] = []
  let left = times
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const start = performance.now()
      await work()
      took.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return took
}
