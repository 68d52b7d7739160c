import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { findFaults, type Known } from '../asvs/check.ts'
import { readTable, type Row } from '../asvs/table.ts'
import { listTitles } from '../asvs/titles.ts'
import { parseResults, type TestResult } from '../run/results.ts'
import { listResults } from '../run/suite-results.ts'

const file = 'test/api/planted.test.ts'
const title = 'a planted test'

const row = (id: string, change: Partial<Row> = {}): Row => ({
  id,
  level: 1,
  requirement: 'What is asked',
  control: 'api/app.ts does it.',
  tests: [{ file, test: title }],
  ...change,
})
const result = (result: TestResult['result']): TestResult => ({ file, title, result })

const known: Known = {
  applicable: new Map([
    ['1.2.9', 1],
    ['1.2.10', 1],
  ]),
  hasFile: (name) => name === 'api/app.ts',
  titlesIn: (name) => (name === file ? [/^a planted test$/] : undefined),
  results: [result('passed'), result('passed')],
}
const good = [row('1.2.9'), row('1.2.10', { control: undefined, tests: undefined, elsewhere: 'At the proxy.' })]
const second = good.slice(1)

test('a table in which everything is proven has no fault', () => {
  assert.deepEqual(findFaults(good, known), [])
  assert.deepEqual(findFaults(good, { ...known, results: undefined }), [])
})

const other = 'test/api/gone.test.ts'
const faulty: Record<string, { rows: readonly Row[]; results?: readonly TestResult[]; fault: string }> = {
  'a test that nobody wrote': {
    rows: [row('1.2.9', { tests: [{ file, test: 'another' }] }), ...second],
    fault: `1.2.9 names a test that is not in ${file}: another`,
  },
  'a test in a file that is not there': {
    rows: [row('1.2.9', { tests: [{ file: other, test: title }] }), ...second],
    fault: `1.2.9 names ${other}, which is not there`,
  },
  'a test that did not run': {
    rows: good,
    results: [],
    fault: `1.2.9 names a test that did not run: ${file}: ${title}`,
  },
  'a test that was skipped where it ran a second time': {
    rows: good,
    results: [result('passed'), result('skipped')],
    fault: `1.2.9 names a test that was skipped: ${file}: ${title}`,
  },
  'a test that failed where it ran a second time': {
    rows: good,
    results: [result('passed'), result('failed')],
    fault: `1.2.9 names a test that failed: ${file}: ${title}`,
  },
  'a control without a test': { rows: [row('1.2.9', { tests: undefined }), ...second], fault: '1.2.9 has no test' },
  'a control without a file': {
    rows: [row('1.2.9', { control: 'It is done.' }), ...second],
    fault: '1.2.9 names no file in its control',
  },
  'a control whose file is gone': {
    rows: [row('1.2.9', { control: 'api/gone.ts does it.' }), ...second],
    fault: '1.2.9 names api/gone.ts, which is not there',
  },
  'two ways at once': {
    rows: [row('1.2.9', { deviation: 'Not yet.' }), ...second],
    fault: '1.2.9 has 2 of control, deviation, elsewhere, inspected',
  },
  'no way at all': {
    rows: [row('1.2.9', { control: undefined }), ...second],
    fault: '1.2.9 has 0 of control, deviation, elsewhere, inspected',
  },
  'a requirement twice': { rows: [row('1.2.9'), ...good], fault: '1.2.9 stands there twice' },
  'a requirement left out': { rows: second, fault: '1.2.9 is missing' },
  'a requirement that is none': { rows: [...good, row('1.2.11')], fault: '1.2.11 is no requirement that applies' },
  'another level': { rows: [row('1.2.9', { level: 2 }), ...second], fault: '1.2.9 is not of level 2' },
  'another order': { rows: good.toReversed(), fault: '1.2.9 is not in order' },
}
for (const [what, { rows, results = known.results, fault }] of Object.entries(faulty)) {
  test(`the table of requirements is refused for ${what}`, () => {
    assert.deepEqual(findFaults(rows, { ...known, results }), [fault])
  })
}

test('a table with a word too many, or without one, is no table', () => {
  const text = (line: string) => `requirements:\n  - id: 1.2.9\n    level: 1\n    ${line}\nnotApplicable: []\n`
  assert.equal(readTable(text('requirement: what')).requirements.length, 1)
  assert.throws(() => readTable(text('requirment: what')))
  assert.throws(() => readTable(text('requirement: what\n    contol: api/app.ts')))
})

test('titles are read from a source, generated ones as patterns, and what is skipped is none', () => {
  const source = [
    "test('it\\'s one', () => {})",
    'it(`of ${name.slice(0, 3)} (one)`, () => {})',
    "journey('far', walk)",
    "test.skip('none', () => {})",
    "/a/.test('none')",
  ].join('\n')
  const isTitle = (given: string) => listTitles(source).some((pattern) => pattern.test(given))
  for (const given of ["it's one", 'of all (one)', 'far']) assert.equal(isTitle(given), true, given)
  for (const given of ['none', 'of  one', 'very far', 'far away']) assert.equal(isTitle(given), false, given)
})

test('Node’s runner notes what came of each test, whichever file made it', async (t) => {
  const folder = await mkdtemp(`${tmpdir()}/fence-results-`)
  t.after(() => rm(folder, { recursive: true }))
  const planted = path.relative('.', `${folder}/planted.test.mjs`)
  await writeFile(
    `${folder}/made.mjs`,
    "import { test } from 'node:test'\nexport const make = (title) => test(title)\n",
  )
  await writeFile(
    planted,
    `import { describe, test } from 'node:test'
     import { make } from './made.mjs'
     make('elsewhere')
     describe('a group', () => test('good'))
     test('bad', () => Promise.reject(new Error('planted')))
     test.skip('left out')
     test('left out at last', (t) => t.skip())
     test.todo('later')`,
  )
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const args = [
    '--test',
    '--test-reporter=./test/run/result-reporter.ts',
    `--test-reporter-destination=${folder}/results`,
  ]
  await new Promise<void>((resolve) => execFile(process.execPath, [...args, planted], { env }, () => resolve()))

  const noted = parseResults(await readFile(`${folder}/results`, 'utf8'))
  assert.deepEqual(
    noted.map(({ file, title, result }) => [file, title, result]),
    [
      [planted, 'elsewhere', 'passed'],
      [planted, 'good', 'passed'],
      [planted, 'bad', 'failed'],
      [planted, 'left out', 'skipped'],
      [planted, 'left out at last', 'skipped'],
      [planted, 'later', 'skipped'],
    ],
  )
})

test('so does the browser’s', () => {
  const one = (name: string, passed: boolean, skipped: boolean) => ({ name, passed, skipped, failed: !passed })
  const suite = { name: 'a group', suites: [], tests: [one('good', true, false), one('left out', false, true)] }
  const results = listResults(file, { name: '', suites: [suite], tests: [one('bad', false, false)] })
  assert.deepEqual(
    results.map(({ title, result }) => [title, result]),
    [
      ['bad', 'failed'],
      ['good', 'passed'],
      ['left out', 'skipped'],
    ],
  )
})
