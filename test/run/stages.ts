import { glob } from 'node:fs/promises'
import { resultsFile } from './results.ts'

export interface Stage {
  name: string
  /** Arguments to Node, which runs everything. None when there is nothing to run. */
  args: readonly string[]
  /** Says itself how many tests passed and failed; the others are one test each. */
  counts: boolean
  /** Needs the machine for itself: a browser's tests wait for things, and must not wait for us. */
  alone: boolean
  /** Says something worth reading when all is well, too. */
  tells?: true
}

export interface Wanted {
  /** All that there are when empty. */
  files: readonly string[]
  /** Every stage runs, so that the last one can look at what came of all tests. */
  isWhole: boolean
}

const bin = (name: string): string => `node_modules/.bin/${name}`

const check = (name: string, ...args: string[]): Stage => ({ name, args, counts: false, alone: false })

/** Node's own test runner over `test/NAME/`, or over `files` only. */
async function nodeTests(name: string, { files, isWhole }: Wanted, options: readonly string[] = []): Promise<Stage> {
  const all = files.length > 0 ? files : (await Array.fromAsync(glob(`test/${name}/**/*.test.ts`))).sort()
  const reporters = [
    ...report('spec', 'stdout'),
    ...report('./test/run/node-reporter.ts', 'stdout'),
    ...(isWhole ? report('./test/run/result-reporter.ts', resultsFile(name)) : []),
  ]
  // Without a file's name Node would look for tests everywhere.
  const args = all.length > 0 ? ['--test', '--test-timeout=120000', ...reporters, ...options, ...all] : []
  return { name, args, counts: true, alone: name === 'journey' }
}

const report = (reporter: string, destination: string): string[] => [
  `--test-reporter=${reporter}`,
  `--test-reporter-destination=${destination}`,
]

/** In order: what everything else needs, what fails soonest, what takes longest, what looks at all of it. */
export async function listStages(wanted: Wanted): Promise<Stage[]> {
  const note = wanted.isWhole ? ['--note'] : []
  return [
    { ...check('build', 'web/build.ts', '--if-stale'), alone: true },
    check('types', bin('tsc'), '--build', '--pretty'),
    check('lint', ...lintArgs),
    check('format', bin('prettier'), '--check', '--log-level=warn', '.'),
    check('boundaries', 'test/config/boundaries.ts'),
    check('dead code', bin('knip'), '--config', 'test/config/dead-code.ts', '--no-progress', '--no-config-hints'),
    await nodeTests('contract', wanted),
    await nodeTests('db', wanted),
    // By itself Node leaves one of two cores idle.
    await nodeTests('api', wanted, ['--test-concurrency=2']),
    await nodeTests('fences', wanted),
    { name: 'web', args: ['test/web/run.ts', ...note, ...wanted.files], counts: true, alone: true },
    await nodeTests('journey', wanted, ['--test-concurrency=1']),
    { ...check('asvs', 'test/asvs/run.ts', ...(wanted.isWhole ? ['--ran'] : [])), alone: true, tells: true },
  ]
}

const lintArgs = [
  bin('eslint'),
  '--flag=unstable_native_nodejs_ts_config', // the house rules are TypeScript too
  '--config=test/config/lint.ts',
  '--max-warnings=0',
  '--cache',
  '--cache-strategy=content',
  '--cache-location=node_modules/.cache/eslint',
  '.',
]
