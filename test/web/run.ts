import { esbuildPlugin } from '@web/dev-server-esbuild'
import { type TestRunner, type TestSuiteResult, startTestRunner } from '@web/test-runner'
import { chromeLauncher } from '@web/test-runner-chrome'
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins'
import { type Tally, addUp, wordTally } from '../run/tally.ts'
import { chromiumFlags, findChromium } from '../support/chromium.ts'

const files = process.argv.slice(2)
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
console.log(wordTally(tallyOf(runner)))
process.exitCode = isGood ? 0 : 1

/** A file that did not load, or an error outside of any test, counts as a failed test. */
function tallyOf({ sessions }: TestRunner): Tally {
  return addUp(
    [...sessions.all()].map(({ testResults, errors }) => {
      const { passed, failed } = testResults ? tallyOfSuite(testResults) : { passed: 0, failed: 0 }
      return { passed, failed: failed + errors.length }
    }),
  )
}

function tallyOfSuite({ tests, suites }: TestSuiteResult): Tally {
  const own = tests
    .filter(({ skipped }) => !skipped)
    .map(({ passed }) => ({ passed: Number(passed), failed: Number(!passed) }))
  return addUp([...own, ...suites.map(tallyOfSuite)])
}
