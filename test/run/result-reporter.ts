import path from 'node:path'
import { type TestEvent } from 'node:test/reporters'
import * as z from 'zod/mini'
import { lineOf, type TestResult } from './results.ts'

/** A test that ended, or was passed over. A group of tests is no test. */
const Ended = z.object({
  name: z.string(),
  /** Which the runner was given: a test may be made in another one. */
  entryFile: z.string(),
  skip: z.optional(z.union([z.string(), z.boolean()])),
  todo: z.optional(z.union([z.string(), z.boolean()])),
  details: z.object({ type: z.literal('test') }),
})

/** A reporter for Node's test runner that notes what came of each test. Node takes only a default export. */
export default async function* reportResults(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue
    const { data: ended } = Ended.safeParse(data)
    if (ended) yield lineOf(resultOf(ended, type === 'test:pass'))
  }
}

function resultOf({ name, entryFile, skip, todo }: z.infer<typeof Ended>, isGood: boolean): TestResult {
  const isSkipped = [skip, todo].some((mark) => mark !== undefined && mark !== false)
  const result = isSkipped ? 'skipped' : isGood ? 'passed' : 'failed'
  return { file: path.relative('.', entryFile), title: name, result }
}
