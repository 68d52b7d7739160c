import { type TestEvent } from 'node:test/reporters'
import { wordTally } from './tally.ts'

/** A reporter for Node's test runner that says one line at the end. Node takes only a default export. */
export default async function* reportTally(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type !== 'test:summary' || data.file !== undefined) continue
    const { tests, passed, skipped, todo } = data.counts
    yield `${wordTally({ passed, failed: tests - passed - skipped - todo })}\n`
  }
}
