import { glob, mkdir, readFile, rm } from 'node:fs/promises'
import * as z from 'zod/mini'

/** What came of one test. */
const TestResult = z.strictObject({
  file: z.string(),
  title: z.string(),
  result: z.enum(['passed', 'failed', 'skipped']),
})
export type TestResult = z.infer<typeof TestResult>

const folder = 'node_modules/.cache/test-results'

/** Where a stage of a whole run notes what came of its tests, a line each. */
export const resultsFile = (stage: string): string => `${folder}/${stage}.jsonl`

/** Nothing of an earlier run may stand for something in this one. */
export async function clearResults(): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
}

export const lineOf = (result: TestResult): string => `${JSON.stringify(result)}\n`

export function parseResults(text: string): TestResult[] {
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line) => TestResult.parse(JSON.parse(line)))
}

/** Of every stage that has run. */
export async function readResults(): Promise<TestResult[]> {
  const files = await Array.fromAsync(glob(resultsFile('*')))
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  return texts.flatMap(parseResults)
}
