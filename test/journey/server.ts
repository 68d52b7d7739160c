import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A new embedded database is made at the first start, on a slow machine with a browser beside it. */
const patience = 120_000

/** The product as its users start it, on a folder and a port of its own. */
export class Server {
  readonly url: string
  readonly #env: NodeJS.ProcessEnv
  readonly #product: string
  #child: ChildProcess | undefined

  constructor(port: number, folder: string, env: NodeJS.ProcessEnv, product = '.') {
    this.url = `http://localhost:${port}`
    this.#product = product
    this.#env = { ...process.env, ...env, PORT: String(port), DATA_DIR: folder }
  }

  get isUp(): boolean {
    return this.#child !== undefined
  }

  async start(): Promise<void> {
    if (this.#child) throw new Error('the server runs already')
    const child = spawn(process.execPath, ['api/main.ts'], {
      cwd: this.#product,
      env: this.#env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    this.#child = child
    const end = Date.now() + patience
    while (!(await this.#answers())) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode} before it answered`)
      if (Date.now() > end) throw new Error(`the server did not answer within ${patience / 1000} seconds`)
      await wait(100)
    }
  }

  /** As an operator does: what is under way is finished, and the exit code says that all went well. */
  async stop(): Promise<void> {
    const code = await this.#end('SIGTERM')
    if (code !== 0) throw new Error(`the server ended with ${code}`)
  }

  /** As a power cut does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child
    if (!child) return 0
    this.#child = undefined
    if (child.exitCode === null) {
      child.kill(signal)
      await once(child, 'exit')
    }
    return child.exitCode
  }

  async #answers(): Promise<boolean> {
    const asked = fetch(`${this.url}/api/ready`, { signal: AbortSignal.timeout(2000) })
    return asked.then(
      ({ ok }) => ok,
      () => false,
    )
  }
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
