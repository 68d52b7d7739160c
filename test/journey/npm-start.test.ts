import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { type Readable } from 'node:stream'
import { test } from 'node:test'
import { copyFreshData } from './fresh-data.ts'
import { findFreePort } from './server.ts'

test('npm start says where it answers, and SIGTERM to npm ends it all with exit code 0', async () => {
  const folder = await mkdtemp(`${tmpdir()}/npm-start-`)
  await copyFreshData(`${folder}/data`)
  const url = `http://localhost:${await findFreePort()}`
  const env = { ...process.env, DATA_DIR: `${folder}/data`, PORT: new URL(url).port }
  const npm = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(npm, 'exit')
  try {
    await Promise.race([saying(npm.stdout, url), gone.then(() => assert.fail('npm ended before the server answered'))])
    assert.equal((await fetch(`${url}/api/ready`)).status, 200)
    npm.kill('SIGTERM')
    assert.deepEqual(await gone, [0, null])
    await assert.rejects(fetch(`${url}/api/health`), 'the server outlived npm')
  } finally {
    npm.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
})

async function saying(output: Readable, text: string): Promise<void> {
  let said = ''
  for await (const piece of output.iterator({ destroyOnReturn: false })) {
    said += String(piece)
    if (said.includes(text)) return
  }
}
