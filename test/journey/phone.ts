import { setTimeout as wait } from 'node:timers/promises'
import { type BrowserContext, type Page, chromium } from 'playwright-core'
import { chromiumFlags, findChromium } from '../support/chromium.ts'
import { Complaints } from './complaints.ts'

/** A browser with a profile on disk, as on a phone: what it keeps outlives its pages and the browser itself. */
export class Phone {
  readonly complaints: Complaints
  /** The folder that holds all that the browser writes down. */
  readonly profile: string
  readonly #url: string
  #context: BrowserContext | undefined
  #page: Page | undefined
  #isOffline = false

  constructor(profile: string, url: string, isServerUp: () => boolean) {
    this.profile = profile
    this.#url = url
    this.complaints = new Complaints(() => !this.#isOffline && isServerUp())
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error('the browser is not started')
    return this.#context
  }

  /** The page that is open now. After `open`, `reopen` and `restart` it is another one. */
  get page(): Page {
    if (!this.#page) throw new Error('no page is open')
    return this.#page
  }

  async start(): Promise<void> {
    const { path, env } = await findChromium()
    this.#context = await chromium.launchPersistentContext(this.profile, {
      executablePath: path,
      args: chromiumFlags,
      env: { ...process.env, ...env },
      baseURL: this.#url,
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
      isMobile: true,
      hasTouch: true,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
    })
    this.#context.setDefaultTimeout(20_000)
    this.complaints.listen(this.#context)
    await this.#context.setOffline(this.#isOffline)
  }

  async open(path = '/'): Promise<Page> {
    this.#page = await this.context.newPage()
    await this.#page.goto(path)
    return this.#page
  }

  /** Swiped away and opened again: a cold start of the page, in the same browser. */
  async reopen(path = '/'): Promise<Page> {
    await this.page.close()
    return this.open(path)
  }

  /** Switched off and on again: nothing but the disk survives. */
  async restart(path = '/'): Promise<Page> {
    await this.close()
    await this.start()
    return this.open(path)
  }

  async goOffline(): Promise<void> {
    this.#isOffline = true
    await this.context.setOffline(true)
  }

  async goOnline(): Promise<void> {
    await this.context.setOffline(false)
    await wait(250) // what failed before that is told a little later
    this.#isOffline = false
  }

  /** Everything that opens without a network is on the phone. */
  async untilReadyOffline(): Promise<void> {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
  }

  async close(): Promise<void> {
    await this.#context?.close()
    this.#context = undefined
    this.#page = undefined
  }
}
