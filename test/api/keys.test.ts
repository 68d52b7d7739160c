import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
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
  const script = `import { loadKeys } from ${JSON.stringify(path.resolve('api/keys.ts'))}; console.log(loadKeys(${JSON.stringify(file)}).session)`
  const all = await Promise.all(Array.from({ length: 6 }, () => run(script)))
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

function run(script: string): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((resolve) => child.on('close', () => resolve(output)))
}
