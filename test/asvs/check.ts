import { type TestResult } from '../run/results.ts'
import { type NamedTest, type Row } from './table.ts'

export interface Known {
  /** Each requirement that has to have its row, with its level. */
  applicable: ReadonlyMap<string, number>
  hasFile: (file: string) => boolean
  /** Of one test file, undefined where there is no such file. */
  titlesIn: (file: string) => readonly RegExp[] | undefined
  /** What came of all tests, where all have run. */
  results?: readonly TestResult[] | undefined
}

const ways = ['control', 'deviation', 'elsewhere', 'inspected'] as const

const path =
  /\b(?:api|db|sw|web|test)\/[\w./-]*\w\.(?:ts|css|html|txt|yaml)\b|\bREADME\.md\b|\bpackage(?:-lock)?\.json\b/g

/** All that is wrong with the table, a line each. */
export function findFaults(rows: readonly Row[], known: Known): string[] {
  return [
    ...faultsOfList(rows, known),
    ...rows.flatMap((row) => faultsOf(row, known).map((fault) => `${row.id} ${fault}`)),
  ]
}

function faultsOfList(rows: readonly Row[], { applicable }: Known): string[] {
  const ids = rows.map(({ id }) => id)
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} stands there twice`),
    ...ids.filter((id, index) => index > 0 && isBefore(id, ids[index - 1] ?? '')).map((id) => `${id} is not in order`),
    ...[...applicable.keys()].filter((id) => !ids.includes(id)).map((id) => `${id} is missing`),
  ]
}

function isBefore(id: string, other: string): boolean {
  return id.localeCompare(other, 'en', { numeric: true }) < 0
}

function faultsOf(row: Row, known: Known): string[] {
  const { id, level, tests = [] } = row
  const said = ways.flatMap((way) => row[way] ?? [])
  const files = said.flatMap((text) => text.match(path) ?? [])
  return [
    ...(known.applicable.has(id) ? [] : ['is no requirement that applies']),
    ...(known.applicable.has(id) && known.applicable.get(id) !== level ? [`is not of level ${level}`] : []),
    ...(said.length === 1 ? [] : [`has ${said.length} of ${ways.join(', ')}`]),
    ...(row.control !== undefined && files.length === 0 ? ['names no file in its control'] : []),
    ...(row.control !== undefined && tests.length === 0 ? ['has no test'] : []),
    ...files.filter((file) => !known.hasFile(file)).map((file) => `names ${file}, which is not there`),
    ...tests.flatMap((test) => faultOfTest(test, known) ?? []),
  ]
}

function faultOfTest({ file, test }: NamedTest, { titlesIn, results }: Known): string | undefined {
  const titles = titlesIn(file)
  if (!titles) return `names ${file}, which is not there`
  if (!titles.some((title) => title.test(test))) return `names a test that is not in ${file}: ${test}`
  if (!results) return undefined

  // On two databases, or at two widths, one title is several tests.
  const found = results.filter((result) => result.file === file && result.title === test)
  if (found.length === 0) return `names a test that did not run: ${file}: ${test}`
  const bad = found.find(({ result }) => result !== 'passed')
  return bad && `names a test that ${bad.result === 'failed' ? 'failed' : 'was skipped'}: ${file}: ${test}`
}
