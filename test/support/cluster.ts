import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries, unprivilegedUser } from './postgres-binaries.ts'

const START_SECONDS = 60

/** Stops PostgreSQL and removes its files once the pipe closes, which it does when we end, however we end. */
const watchdog = '"$@" & server=$!; (read -r _; kill -INT $server) <&3 & wait $server; rm -rf "$WORKSPACE"'

/** Nothing here has to survive: no waiting for the disk. */
const options = [
  'listen_addresses=',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
]

/** Starts a real PostgreSQL that stops with this process. Returns its URL. */
export async function startCluster(find = findBinaries): Promise<string> {
  const workspace = fs.mkdtempSync(path.join(os.tmpdir(), 'send-portal-postgres-'))
  const user = unprivilegedUser()
  const binaries = find(workspace)
  if (user.uid !== undefined) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, workspace])

  const directory = path.join(workspace, 'cluster')
  const env = { ...process.env, LC_ALL: 'C', WORKSPACE: workspace }
  const create = ['-D', directory, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']
  execFileSync(path.join(binaries, 'initdb'), create, { ...user, env, stdio: ['ignore', 'ignore', 'pipe'] })

  const log = fs.openSync(path.join(workspace, 'log'), 'w')
  const server = [
    path.join(binaries, 'postgres'),
    '-D',
    directory,
    '-k',
    workspace,
    ...options.flatMap((o) => ['-c', o]),
  ]
  const child = spawn('/bin/sh', ['-c', watchdog, 'sh', ...server], {
    ...user,
    env,
    detached: true,
    stdio: ['ignore', log, log, 'pipe'],
  })
  fs.closeSync(log)
  letGo(child)

  const url = `postgresql:///postgres?host=${workspace}&user=postgres`
  await untilReady(url, child, path.join(workspace, 'log'))
  return url
}

/** Keeps neither the child nor its pipe in the way of this process's own end. */
function letGo(child: ChildProcess): void {
  child.unref()
  const pipe = child.stdio[3]
  if (pipe instanceof Socket) pipe.unref()
}

async function untilReady(url: string, child: ChildProcess, log: string): Promise<void> {
  const end = Date.now() + START_SECONDS * 1000
  for (;;) {
    try {
      await run(url, 'select 1')
      return
    } catch (error) {
      if (child.exitCode !== null || Date.now() > end) {
        throw new Error(`PostgreSQL did not start: ${fs.readFileSync(log, 'utf8')}`, { cause: error })
      }
    }
    await wait(20)
  }
}

let shared: Promise<string> | undefined

/** A new, empty database on a real PostgreSQL: `TEST_DATABASE_URL`'s, else one started for this process. */
export async function createDatabase(): Promise<{ databaseUrl: string; drop: () => Promise<void> }> {
  shared ??= process.env['TEST_DATABASE_URL'] ? Promise.resolve(process.env['TEST_DATABASE_URL']) : startCluster()
  const server = await shared
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await run(server, `create database ${name}`)

  const databaseUrl = new URL(server)
  databaseUrl.pathname = `/${name}`
  return { databaseUrl: databaseUrl.href, drop: () => run(server, `drop database ${name} with (force)`) }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    await client.query(statement)
  } finally {
    await client.end()
  }
}
