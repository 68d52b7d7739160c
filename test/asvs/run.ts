import { existsSync, readFileSync } from 'node:fs'
import { readResults } from '../run/results.ts'
import { applicable } from './applicable.ts'
import { findFaults } from './check.ts'
import { readTable, type Row } from './table.ts'
import { listTitles } from './titles.ts'

/** With `--ran`, after a whole run, every test that a row names must have passed in it; else it must only be there. */
const hasRun = process.argv.includes('--ran')
const { requirements } = readTable(readFileSync('test/asvs.yaml', 'utf8'))
const faults = findFaults(requirements, {
  applicable,
  hasFile: existsSync,
  titlesIn: (file) => (existsSync(file) ? listTitles(readFileSync(file, 'utf8')) : undefined),
  results: hasRun ? await readResults() : undefined,
})
for (const fault of faults) console.log(fault)
console.log(summary(requirements))
if (faults.length > 0) process.exitCode = 1

function summary(rows: readonly Row[]): string {
  const count = (way: 'control' | 'deviation' | 'elsewhere' | 'inspected') =>
    rows.filter((row) => row[way] !== undefined).length
  return [
    `ASVS 5.0.0: ${rows.length} requirements`,
    `${count('control')} by test`,
    `${count('deviation')} deviations`,
    `${count('elsewhere')} elsewhere`,
    `${count('inspected')} inspected${hasRun ? '' : '; no test has run'}`,
  ].join(', ')
}
