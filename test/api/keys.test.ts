import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { loadKeys } from '../../api/keys.ts'

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'send-portal-keys-'))
after(() => fs.rmSync(directory, { recursive: true }))
const newFile = () => path.join(directory, crypto.randomUUID(), 'server-keys.json')

test('the keys are made once, for their owner’s eyes alone, and are the same ever after', () => {
  const file = newFile()
  const keys = loadKeys(file)
  assert.match(keys.session, /^[\w-]{43}$/)
  assert.notEqual(keys.session, keys.codes)
  assert.equal(fs.statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(loadKeys(file), keys)
  assert.deepEqual(fs.readdirSync(path.dirname(file)), ['server-keys.json'])
})

test('servers that start at once end up with the same keys', async () => {
  const file = newFile()
  const all = await startAtOnce(6, file)
  assert.equal(new Set(all).size, 1)
  assert.deepEqual(fs.readdirSync(path.dirname(file)), ['server-keys.json'])
})

test('a file that holds something else is refused in one line that does not quote it', () => {
  for (const content of ['', 'secret', '{"session":"secret","codes":"secret"}']) {
    const file = newFile()
    fs.mkdirSync(path.dirname(file))
    fs.writeFileSync(file, content)
    assert.throws(() => loadKeys(file), {
      message: `SERVER_KEYS_FILE ${file} cannot be used: it does not hold the keys`,
    })
  }
})

test('so is one that cannot be read', () => {
  const file = newFile()
  fs.mkdirSync(file, { recursive: true })
  assert.throws(() => loadKeys(file), { message: `SERVER_KEYS_FILE ${file} cannot be used: EISDIR` })
})

/** Processes that load the keys the moment all of them are ready; what each got. */
async function startAtOnce(count: number, file: string): Promise<string[]> {
  const module = path.resolve(import.meta.dirname, '../../api/keys.ts')
  const go = path.join(directory, crypto.randomUUID())
  const script = `
    import fs from 'node:fs'
    import { loadKeys } from ${JSON.stringify(module)}
    console.log('ready')
    while (!fs.existsSync(${JSON.stringify(go)}));
    console.log(loadKeys(${JSON.stringify(file)}).session)`
  const servers = Array.from({ length: count }, () => run(script))
  await Promise.all(servers.map(({ ready }) => ready))
  fs.writeFileSync(go, '')
  return Promise.all(servers.map(({ session }) => session))
}

function run(script: string): { ready: Promise<unknown>; session: Promise<string> } {
  const args = ['--input-type=module', '-e', script]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const session = new Promise<string>((resolve) => child.on('close', () => resolve(output.split('\n')[1] ?? '')))
  return { ready: once(child.stdout, 'data'), session }
}
