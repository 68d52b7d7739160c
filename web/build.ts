import { parseArgs } from 'node:util'
import { hashSources, isFresh } from './build/sources.ts'

const out = 'dist'
const { values } = parseArgs({ options: { 'if-stale': { type: 'boolean' }, report: { type: 'boolean' } } })
const sources = await hashSources()

// What builds is loaded only when there is something to build: most starts have nothing.
if (!values['if-stale'] || !(await isFresh(out, sources))) {
  const { buildPortal } = await import('./build/build-portal.ts')
  await buildPortal(out, sources)
}

if (values.report) {
  const { reportSizes } = await import('./build/report.ts')
  await reportSizes(out)
}
