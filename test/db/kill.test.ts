import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { connect } from '../../db/connect.ts'
import { createDataDir } from '../support/databases.ts'

const writer = path.join(import.meta.dirname, 'keep-writing.ts')

/** Half a minute where nothing else runs. Starting the database is hard work for a machine that is busy. */
const starting = { timeout: 600_000 }

interface Life {
  dataDir: string
  /** The first number it writes. */
  from: number
  /** What it has to say first. It is killed at once after it starts when absent. */
  until?: string
  /** Milliseconds from then to the kill. */
  lives: number
}

/** Starts a writer, kills it without warning, and returns the numbers that were acknowledged. */
async function killWriter({ dataDir, from, until, lives }: Life): Promise<number[]> {
  const child = spawn(process.execPath, [writer, dataDir, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const heard = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (until && said.split('\n').includes(until)) resolve()
    })
    child.on('exit', () => resolve())
  })
  const closed = new Promise((resolve) => child.once('close', resolve))
  if (until) await heard
  await wait(lives)
  assert.equal(child.exitCode, null, 'the writer ended before it was killed')
  child.kill('SIGKILL')
  await closed
  const [, ...numbers] = said.split('\n').slice(0, -1)
  return numbers.map(Number)
}

async function numbersIn(dataDir: string): Promise<number[]> {
  const { pool, close } = await connect({ dataDir })
  const { rows } = await pool.query<{ n: number }>('select n from written order by n')
  // The rows themselves and the index must tell the same.
  await pool.query('set enable_indexscan = off; set enable_indexonlyscan = off; set enable_bitmapscan = off')
  const { rows: scanned } = await pool.query<{ n: number }>('select n from written order by n')
  await close()
  assert.deepEqual(scanned, rows)
  return rows.map(({ n }) => n)
}

test('a kill at any moment loses no acknowledged row', starting, async () => {
  const dataDir = await createDataDir()
  const acknowledged: number[] = []
  for (let round = 0; round < 5; round++) {
    const from = round * 1_000_000
    const until = String(from + Math.floor(Math.random() * 50))
    acknowledged.push(...(await killWriter({ dataDir, from, until, lives: Math.random() * 20 })))
  }
  await assertKept(dataDir, acknowledged)
  fs.rmSync(dataDir, { recursive: true })
})

test('a kill at any moment of the first start leaves a directory that opens', starting, async () => {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'send-portal-data-'))
  const dataDir = path.join(parent, 'data')
  for (let round = 0; round < 3; round++) await killWriter({ dataDir, from: 0, lives: 300 + Math.random() * 3000 })
  const acknowledged = await killWriter({ dataDir, from: 1_000_000, until: '1000000', lives: 100 })
  await assertKept(dataDir, acknowledged)
  // What is kept is for the user the server runs as alone.
  assert.equal(fs.statSync(dataDir).mode & 0o777, 0o700)
  fs.rmSync(parent, { recursive: true })
})

async function assertKept(dataDir: string, acknowledged: number[]): Promise<void> {
  const kept = new Set(await numbersIn(dataDir))
  const lost = acknowledged.filter((n) => !kept.has(n))
  assert.deepEqual(lost, [])
}
