import { randomInt } from 'node:crypto'

/**
 * Damm's table: a quasigroup that finds every single wrong digit and every two neighbours swapped, which are the
 * mistakes people make reading a number over the telephone. https://en.wikipedia.org/wiki/Damm_algorithm
 */
const damm = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
]

/** A new reference, `AAF 482 173`: random, so that it says nothing of how many there are, with a check digit. */
export function newReference(prefix: string): string {
  const drawn = String(randomInt(100_000)).padStart(5, '0')
  return `${prefix} ${drawn.slice(0, 3)} ${drawn.slice(3)}${checkDigit(drawn)}`
}

/** The digit that, written behind the others, makes their own check digit nought. */
export function checkDigit(digits: string): number {
  let interim = 0
  for (const digit of digits) interim = damm[interim]?.[Number(digit)] ?? 0
  return interim
}
