import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { asChore } from '../db/as.ts'
import { connect } from '../db/connect.ts'
import { forgetExpired } from '../db/expired.ts'
import { migrate } from '../db/migrate.ts'
import { createApp } from './app.ts'
import { startChainer } from './audit-chainer.ts'
import { createSign } from './audit-sign.ts'
import { runCommand } from './command.ts'
import { errorLine } from './error-line.ts'
import { createPasswords } from './identity/passwords.ts'
import { loadKeys } from './keys.ts'
import { startSender } from './mail/sender.ts'
import { type Settings } from './settings.ts'

const HOUR = 3_600_000

/** How long requests under way may take when the server is told to stop. */
const mostPatience = 10_000

/** Slower clients are cut off, so that they cannot keep the others out. A phone itself gives up after half a minute. */
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
}

const dist = path.resolve(import.meta.dirname, '../dist')

await runCommand(start)

async function start(settings: Settings): Promise<void> {
  if (!existsSync(path.join(dist, 'index.html'))) throw new Error(`The pages are not built: ${dist} has no index.html`)
  const keys = loadKeys(settings.serverKeysFile)
  const database = await connect(settings)
  const { db } = database
  await migrate(db)

  const passwords = createPasswords()
  const app = createApp({ db, keys, passwords, settings }, dist)
  const server = await listen(
    getRequestListener((request, { incoming }) => app.fetch(request, { address: incoming.socket.remoteAddress ?? '' })),
    settings,
  )
  const { smtpUrl, mailFrom } = settings
  const stopSender = smtpUrl ? startSender(db, { smtpUrl, mailFrom }) : undefined
  const sweep = setInterval(() => void asChore(db, forgetExpired).catch(logSweep), HOUR).unref()
  const stopChainer = startChainer(db, createSign(keys))
  console.log(`The SEND portal answers at ${settings.publicUrl}`)

  async function stop() {
    clearInterval(sweep)
    await close(server)
    await stopSender?.()
    await stopChainer()
    await database.close()
    process.exit(0)
  }
  process.once('SIGTERM', () => void stop()).once('SIGINT', () => void stop())
}

function listen(answer: ReturnType<typeof getRequestListener>, { port, host }: Settings): Promise<Server> {
  const server = createServer(timeouts, (request, response) => void answer(request, response))
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is in use by another process' : `cannot be used: ${error.code}`
      reject(new Error(`PORT ${port} on HOST ${host} ${reason}`))
    })
    server.listen(port, host, () => resolve(server))
  })
}

/** Takes no new requests and lets those under way finish. */
function close(server: Server): Promise<void> {
  const impatience = setTimeout(() => server.closeAllConnections(), mostPatience).unref()
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(impatience)
      resolve()
    })
  })
}

function logSweep(error: unknown): void {
  console.error(`sweep ${errorLine(error)}`)
}
