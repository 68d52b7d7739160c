import { type BrowserContext, type ConsoleMessage } from 'playwright-core'

/** A refusal by the API is an answer, and the screens deal with it; the browser writes it down all the same. */
const refused = /^Failed to load resource: the server responded with a status of 4\d\d/
const unreachable = /net::ERR_|^Failed to load resource|An unknown error occurred when fetching the script/

/** What the browser complained of: errors on the console, breaches of the policy, exceptions nobody caught. */
export class Complaints {
  readonly list: string[] = []
  readonly #isReachable: () => boolean

  constructor(isReachable: () => boolean) {
    this.#isReachable = isReachable
  }

  listen(context: BrowserContext): void {
    context.on('console', (message) => this.#hear(message))
    context.on('weberror', (event) => this.list.push(`uncaught: ${event.error().message}`))
  }

  #hear(message: ConsoleMessage): void {
    if (message.type() !== 'error') return
    const text = message.text()
    const { url } = message.location()
    if (refused.test(text) && new URL(url, 'http://localhost').pathname.startsWith('/api/')) return
    if (unreachable.test(text) && !this.#isReachable()) return
    this.list.push(`${text} (${url})`)
  }
}
