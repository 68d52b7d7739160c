export interface Measured {
  perSecond: number
  /** Milliseconds. */
  p50: number
  p95: number
}

/** Runs the work so many times, some at once, and says how fast that went. A tenth of it before, unmeasured. */
export async function measure(
  times: number,
  atOnce: number,
  work: () => Promise<void> | void,
  before = Math.ceil(times / 10),
): Promise<Measured> {
  await runAll(before, atOnce, work)
  const start = performance.now()
  const took = await runAll(times, atOnce, work)
  const seconds = (performance.now() - start) / 1000
  const sorted = took.sort((a, b) => a - b)
  const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? 0
  return { perSecond: times / seconds, p50: at(0.5), p95: at(0.95) }
}

/** Measures beside other work, so much of it at once for as long as that takes. */
export async function measureWhile(atOnce: number, other: () => Promise<void>, measured: () => Promise<Measured>) {
  let isOver = false
  const onAndOn = async (): Promise<void> => {
    while (!isOver) await other()
  }
  const start = performance.now()
  const others = Array.from({ length: atOnce }, onAndOn)
  const result = await measured()
  const seconds = (performance.now() - start) / 1000
  isOver = true
  await Promise.all(others)
  return { seconds, measured: result }
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
