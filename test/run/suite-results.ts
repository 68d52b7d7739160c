import { type TestSuiteResult } from '@web/test-runner'
import { type TestResult } from './results.ts'

/** What came of the tests of one file in the browser. */
export function listResults(file: string, { tests, suites }: TestSuiteResult): TestResult[] {
  const own = tests.map(({ name, passed, skipped }): TestResult => {
    const result = skipped ? 'skipped' : passed ? 'passed' : 'failed'
    return { file, title: name, result }
  })
  return [...own, ...suites.flatMap((suite) => listResults(file, suite))]
}
