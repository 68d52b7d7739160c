import assert from 'node:assert/strict'
import { once } from 'node:events'
import net from 'node:net'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { dataDir, freePort, start, untilReady } from '../support/main-process.ts'

const someone = 'Host: localhost\r\nX-App: 1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n'

/** How many of them a server must bear at once. */
const crowd = 200

/** Sends a beginning, then a byte now and then, for as long as it is let. */
async function dribble(port: number, beginning: string): Promise<{ seconds: number; answer: string }> {
  const begun = performance.now()
  const socket = net.connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString())).on('error', () => {}) // cut off while it sends
  socket.write(beginning)
  const dribbling = setInterval(() => socket.write('x'), 500)
  await once(socket, 'close')
  clearInterval(dribbling)
  return { seconds: (performance.now() - begun) / 1000, answer }
}

test('clients that never finish what they say are cut off, and the others are served meanwhile', async (t) => {
  const port = await freePort()
  const server = start(t, port, { DATA_DIR: await dataDir(t) })
  await untilReady(server)
  const slowHeaders = Promise.all(Array.from({ length: crowd }, () => dribble(port, 'GET / HTTP/1.1\r\nX-Slow: ')))
  const slowBody = dribble(port, `POST /api/sign-in HTTP/1.1\r\n${someone}\r\n{`)
  const over = new AbortController()
  const ended = Promise.all([slowHeaders, slowBody]).finally(() => over.abort())

  const waits: number[] = []
  while (!over.signal.aborted) {
    const asked = performance.now()
    assert.equal((await fetch(`${server.url}/api/ready`)).status, 200)
    waits.push(performance.now() - asked)
    await setTimeout(100)
  }
  const [headers, body] = await ended
  for (const { seconds, answer } of headers) {
    assert.ok(seconds > 9 && seconds < 16, `headers were waited for ${seconds} s`)
    assert.match(answer, /^HTTP\/1\.1 408 /)
  }
  assert.ok(body.seconds > 28 && body.seconds < 40, `a body was waited for ${body.seconds} s`)
  assert.ok(Math.max(...waits) < 2000, `another was waited for ${Math.max(...waits)} ms`)
  assert.ok(waits.length > 100)
})
