import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Hono } from 'hono'
import { createDatabase } from '../support/cluster.ts'
import { createDataDir } from '../support/databases.ts'
import { freePort } from '../support/main-process.ts'

const main = path.resolve(import.meta.dirname, '../../api/main.ts')

/** Of the kernel's clock that a process's own time is counted by. */
const ticksPerSecond = 100

export interface BenchServer {
  /** Whatever is asked of it is asked of the server, over HTTP. */
  app: Hono
  /** So far. */
  cpuSeconds: () => Promise<number>
  /** So far. MiB. */
  peakMemory: () => Promise<number>
  stop: () => Promise<void>
}

/** The product as `npm start` runs it, without limits, on a database of its own. */
export async function startServer(database: 'embedded' | 'PostgreSQL'): Promise<BenchServer> {
  const dataDir =
    database === 'embedded' ? await createDataDir() : await mkdtemp(path.join(tmpdir(), 'send-portal-bench-'))
  const postgres = database === 'PostgreSQL' ? await createDatabase() : undefined
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = {
    PATH: process.env['PATH'],
    PORT: String(port),
    DATA_DIR: dataDir,
    RATE_LIMITS: 'off',
    ...(postgres && { DATABASE_URL: postgres.databaseUrl }),
  }
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = new Promise((resolve) => child.once('close', resolve))
  await untilReady(url)
  const ofProcess = (file: string) => readFile(`/proc/${String(child.pid)}/${file}`, 'utf8')
  return {
    app: forwardTo(url),
    cpuSeconds: async () => {
      const fields = (await ofProcess('stat')).split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
    },
    peakMemory: async () => Number(/VmHWM:\s+(\d+)/.exec(await ofProcess('status'))?.[1]) / 1024,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      await postgres?.drop()
      await rm(dataDir, { recursive: true })
    },
  }
}

function forwardTo(url: string): Hono {
  const app = new Hono()
  app.all('*', async (c) => {
    const { method, raw } = c.req
    const { pathname, search } = new URL(raw.url)
    const body = method === 'GET' ? {} : { body: await raw.text() }
    return fetch(`${url}${pathname}${search}`, { method, headers: raw.headers, ...body })
  })
  return app
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const response = await fetch(`${url}/api/ready`).catch(() => undefined)
    if (response?.ok) return
    await setTimeout(100)
  }
  throw new Error('the server did not start')
}
