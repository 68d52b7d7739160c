import { glob } from 'node:fs/promises'

export interface Stage {
  name: string
  /** Arguments to Node, which runs everything. None when there is nothing to run. */
  args: readonly string[]
  /** Says itself how many tests passed and failed; the others are one test each. */
  counts: boolean
  /** Needs the machine for itself: a browser's tests wait for things, and must not wait for us. */
  alone: boolean
}

const bin = (name: string): string => `node_modules/.bin/${name}`

const check = (name: string, ...args: string[]): Stage => ({ name, args, counts: false, alone: false })

/** Node's own test runner over `test/NAME/`, or over `files` only. */
async function nodeTests(name: string, files: readonly string[], options: readonly string[] = []): Promise<Stage> {
  const all = files.length > 0 ? files : (await Array.fromAsync(glob(`test/${name}/**/*.test.ts`))).sort()
  const reporters = ['spec', './test/run/node-reporter.ts'].flatMap((reporter) => [
    `--test-reporter=${reporter}`,
    '--test-reporter-destination=stdout',
  ])
  // Without a file's name Node would look for tests everywhere.
  const args = all.length > 0 ? ['--test', '--test-timeout=120000', ...reporters, ...options, ...all] : []
  return { name, args, counts: true, alone: name === 'journey' }
}

/** In order: what everything else needs, what fails soonest, what takes longest. */
export async function listStages(files: readonly string[] = []): Promise<Stage[]> {
  return [
    { ...check('build', 'web/build.ts', '--if-stale'), alone: true },
    check('types', bin('tsc'), '--build', '--pretty'),
    check('lint', ...lintArgs),
    check('format', bin('prettier'), '--check', '--log-level=warn', '.'),
    check('boundaries', 'test/config/boundaries.ts'),
    check('dead code', bin('knip'), '--config', 'test/config/dead-code.ts', '--no-progress', '--no-config-hints'),
    await nodeTests('contract', files),
    await nodeTests('db', files),
    await nodeTests('api', files),
    await nodeTests('fences', files),
    { name: 'web', args: ['test/web/run.ts', ...files], counts: true, alone: true },
    await nodeTests('journey', files, ['--test-concurrency=1']),
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
