import { writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { type TestRunner, startTestRunner } from '@web/test-runner'
import { chromeLauncher } from '@web/test-runner-chrome'
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins'
import { lineOf, resultsFile, type TestResult } from '../run/results.ts'
import { listResults } from '../run/suite-results.ts'
import { type Tally, wordTally } from '../run/tally.ts'
import { chromiumFlags, findChromium } from '../support/chromium.ts'

const { values, positionals: files } = parseArgs({ options: { note: { type: 'boolean' } }, allowPositionals: true })
const { path, env } = await findChromium()
const runner = await startTestRunner({
  autoExitProcess: false,
  readCliArgs: false,
  readFileConfig: false,
  config: {
    files: files.length > 0 ? files : ['test/web/**/*.test.ts'],
    nodeResolve: { browser: true, exportConditions: ['production', 'default'] },
    plugins: [a11ySnapshotPlugin(), esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'web/tsconfig.json' })],
    browsers: [
      chromeLauncher({
        launchOptions: { executablePath: path, args: chromiumFlags, env: { ...process.env, ...env } },
        // Files that run side by side must not share a phone.
        createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
        concurrency: 2,
      }),
    ],
    testFramework: { config: { timeout: '60000' } },
  },
})
if (!runner) throw new Error('the test runner did not start')
const isGood = await new Promise<boolean>((resolve) => runner.on('stopped', resolve))
const results = resultsOf(runner)
console.log(wordTally(tallyOf(runner, results)))
if (values.note) await writeFile(resultsFile('web'), results.map(lineOf).join(''))
process.exitCode = isGood ? 0 : 1

function resultsOf({ sessions }: TestRunner): TestResult[] {
  return [...sessions.all()].flatMap(({ testFile, testResults }) =>
    testResults ? listResults(relative('.', testFile), testResults) : [],
  )
}

/** A file that did not load, or an error outside of any test, counts as a failed test. */
function tallyOf({ sessions }: TestRunner, results: readonly TestResult[]): Tally {
  const count = (wanted: TestResult['result']) => results.filter(({ result }) => result === wanted).length
  const errors = [...sessions.all()].flatMap((session) => session.errors)
  return { passed: count('passed'), failed: count('failed') + errors.length }
}
