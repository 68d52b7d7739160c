import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import path from 'node:path'
import { type TestContext } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { createDataDir } from './databases.ts'

/** What `npm start` runs. */
const main = path.resolve(import.meta.dirname, '../../api/main.ts')

export interface Started {
  child: ChildProcess
  url: string
  /** All it has written, to both. */
  output: () => string
  ended: Promise<number | null>
}

/** Only one process may keep the embedded database, so each test has its own. */
export async function dataDir(t: TestContext): Promise<string> {
  const directory = await createDataDir()
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }))
  return directory
}

export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

export function start(
  t: TestContext,
  port: number,
  environment: Record<string, string>,
  options: string[] = [],
): Started {
  const env = { PATH: process.env['PATH'], PORT: String(port), ...environment }
  const child = spawn(process.execPath, [...options, main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  t.after(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, url: `http://localhost:${port}`, output: () => output, ended }
}

export async function untilReady({ url, output, child }: Started): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (output().includes(url)) return
    if (child.exitCode !== null) break
    await setTimeout(100)
  }
  assert.fail(`the server did not start: ${output()}`)
}
