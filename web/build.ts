import { parseArgs } from 'node:util'
import { hashSources, isFresh } from './build/sources.ts'

const out = 'dist'

try {
  await start()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function start(): Promise<void> {
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
}
