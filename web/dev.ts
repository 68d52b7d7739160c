import { type ChildProcess, spawn, spawnSync } from 'node:child_process'

/**
 * The product itself, built again as files change: development has the same worker, policy and bundles as everybody.
 * A change is there about a second later, on the next reload.
 */
spawnSync(process.execPath, ['web/build.ts', '--if-stale'], { stdio: 'inherit' })
const watched = ['web', 'sw', 'api/contract'].map((folder) => `--watch-path=${folder}`)
const children = [
  start(...watched, '--watch-preserve-output', 'web/build.ts', '--if-stale'),
  start('--watch', 'api/main.ts'),
]

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopAll(signal))
for (const child of children) child.once('exit', () => stopAll('SIGTERM'))

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, args, { stdio: 'inherit' })
}

function stopAll(signal: NodeJS.Signals): void {
  for (const child of children) child.kill(signal)
}
