export interface Tally {
  passed: number
  failed: number
}

export function wordTally({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`
}

/** The last such line of an output. */
export function readTally(output: string): Tally | undefined {
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1)
  return last && { passed: Number(last[1]), failed: Number(last[2]) }
}

export function addUp(tallies: readonly Tally[]): Tally {
  return tallies.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  })
}
