import assert from 'node:assert/strict'
import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { registrationAnswers } from '../examples/registration.ts'
import { dataDir, freePort, start, untilReady } from '../support/main-process.ts'

test('it starts, says where it answers in one line, and stops when told to', async (t) => {
  const directory = await dataDir(t)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = start(t, await freePort(), { DATA_DIR: directory })
    await untilReady(server)
    assert.equal((await fetch(`${server.url}/api/ready`)).status, 200)
    server.child.kill(signal)
    assert.equal(await server.ended, 0)
    assert.equal(server.output(), `The SEND portal answers at ${server.url}\n`)
  }
})

test('what is under way when it is told to stop is finished, and kept', async (t) => {
  const directory = await dataDir(t)
  const server = start(t, await freePort(), { DATA_DIR: directory })
  await untilReady(server)
  const email = 'aaron.aardvaark@coventry.example'
  const registration = await beginRegistration(server.url, email)
  server.child.kill('SIGTERM')
  while (
    await fetch(`${server.url}/api/health`).then(
      () => true,
      () => false,
    )
  )
    await setTimeout(20)
  assert.equal(await registration.finish(), 202)
  assert.equal(await server.ended, 0)
  assert.doesNotMatch(server.output(), /aardvaark/i)

  const again = start(t, await freePort(), { DATA_DIR: directory })
  await untilReady(again)
  const mails = (await (await fetch(`${again.url}/dev/mailbox.json?to=${email}`)).json()) as unknown[]
  assert.equal(mails.length, 1)
})

test('a port in use is one line, and the end', async (t) => {
  const other = net.createServer().listen(0, '127.0.0.1')
  t.after(() => other.close())
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const server = start(t, port, { DATA_DIR: await dataDir(t) })
  assert.equal(await server.ended, 1)
  assert.equal(server.output(), `PORT ${port} on HOST 127.0.0.1 is in use by another process\n`)
})

test('so is a database that does not answer', async (t) => {
  const port = await freePort()
  const keys = path.join(await dataDir(t), 'keys.json')
  const server = start(t, port, {
    DATABASE_URL: `postgres://127.0.0.1:${await freePort()}/portal`,
    SERVER_KEYS_FILE: keys,
  })
  assert.equal(await server.ended, 1)
  assert.match(server.output(), /^DATABASE_URL: [^\n]+\n$/)
})

test('and a data directory that is none', async (t) => {
  const file = path.join(await dataDir(t), 'a-file')
  fs.writeFileSync(file, '')
  const server = start(t, await freePort(), {
    DATA_DIR: file,
    SERVER_KEYS_FILE: path.join(os.tmpdir(), `${crypto.randomUUID()}.json`),
  })
  assert.equal(await server.ended, 1)
  assert.match(server.output(), /^DATA_DIR [^\n]+ cannot be used: [^\n]+\n$/)
})

test('and a second process on the same data directory', async (t) => {
  const directory = await dataDir(t)
  const first = start(t, await freePort(), { DATA_DIR: directory })
  await untilReady(first)
  const second = start(t, await freePort(), { DATA_DIR: directory })
  assert.equal(await second.ended, 1)
  assert.match(second.output(), /^DATA_DIR [^\n]+ is in use by another process[^\n]*\n$/)
})

test('and a setting that is wrong, or missing in production', async (t) => {
  const wrong = start(t, 80_000, {})
  assert.equal(await wrong.ended, 1)
  assert.equal(wrong.output(), 'PORT is "80000", but takes a number from 1 to 65535\n')
  const missing = start(t, await freePort(), { NODE_ENV: 'production' })
  assert.equal(await missing.ended, 1)
  assert.match(missing.output(), /^\w+ is not set, but in production it takes [^\n]+\n$/)
})

/** Sends all but the last character, and waits until the server has that much. */
async function beginRegistration(url: string, email: string) {
  const body = JSON.stringify({ details: registrationAnswers(email) })
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), 'X-App': '1' }
  const request = http.request(`${url}/api/registration`, { method: 'POST', headers })
  request.write(body.slice(0, -1))
  const [socket] = (await once(request, 'socket')) as [net.Socket]
  if (socket.connecting) await once(socket, 'connect')
  await fetch(`${url}/api/ready`)
  async function finish(): Promise<number | undefined> {
    request.end(body.slice(-1))
    const [response] = (await once(request, 'response')) as [http.IncomingMessage]
    response.resume()
    return response.statusCode
  }
  return { finish }
}
