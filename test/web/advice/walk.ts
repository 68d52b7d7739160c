import * as z from 'zod/mini'
import { expect, fixture } from '@open-wc/testing'
import { Field } from '#fields/field.ts'
import { PortalPage } from '#page/portal-page.ts'
import '../../../web/microfrontends/advice/microfrontend.ts'
import { portal, type Desk } from './desk.ts'
import { deep, eventually, settle, textOf } from './look.ts'

/** Element by path. */
const Manifest = z.object({ pages: z.record(z.string(), z.string()) })
type Pages = z.infer<typeof Manifest>['pages']

/** A person with one thumb: opens the portal's pages as the shell does, and taps what is on them. */
export class Walk {
  page: PortalPage | undefined
  /** Where the person is; where they went, when that is another microfrontend's page. */
  path = ''
  /** What each `posted` event asked of the shell. */
  readonly posted: unknown[] = []
  readonly #desk: Desk
  readonly #outlet: HTMLElement
  readonly #pages: Pages

  constructor(desk: Desk, outlet: HTMLElement, pages: Pages) {
    this.#desk = desk
    this.#pages = pages
    this.#outlet = outlet
    outlet.addEventListener('posted', (event) => this.posted.push(event instanceof CustomEvent ? event.detail : null))
    outlet.addEventListener('click', (event) => void this.#onClick(event))
    addEventListener('vaadin-router-go', this.#onGo)
  }

  async go(path: string): Promise<void> {
    const { pathname, hash } = new URL(path, location.origin)
    const found = findPage(this.#pages, pathname)
    this.page?.remove()
    this.page = undefined
    if (found) await this.#show(found.tag, { path: pathname, params: found.params, hash })
    this.path = pathname + hash
  }

  /** Loads the page again, as the shell does when something on the phone changed. */
  async refresh(): Promise<void> {
    if (this.page) await this.page.load(this.page.place)
    await this.page?.updateComplete
  }

  leave(): void {
    removeEventListener('vaadin-router-go', this.#onGo)
    this.#outlet.remove()
  }

  /** Taps the button, link or choice whose words begin so, and waits for what comes of it. */
  async tap(words: string): Promise<void> {
    await eventually(() => this.control(words))
    this.control(words).click()
    await settle()
  }

  control(words: string): HTMLElement {
    const found = this.controls(words)[0]
    if (!found) throw new Error(`there is no ${words} on ${this.path}: ${this.text}`)
    return found
  }

  controls(words: string): HTMLElement[] {
    return deep(this.#outlet, 'button, a, label').filter((control) => textOf(control).startsWith(words))
  }

  field(name: string): Field {
    const field = deep(this.#outlet, `[id="${name}"]`).find((element): element is Field => element instanceof Field)
    if (!field) throw new Error(`${name} is not asked on ${this.path}`)
    return field
  }

  /** Types into a question's one box, or into its day, month and year. */
  async fill(name: string, ...texts: string[]): Promise<void> {
    const boxes = deep(this.field(name), 'input, textarea')
    for (const [index, text] of texts.entries()) type(boxes[index], text)
    await settle()
  }

  /** Taps one of a question's choices. */
  async choose(name: string, words: string): Promise<void> {
    await eventually(() => this.field(name))
    const label = deep(this.field(name), 'label').find((one) => textOf(one).startsWith(words))
    if (!label) throw new Error(`${name} has no choice ${words}`)
    label.click()
    await settle()
  }

  async until(path: string): Promise<void> {
    await eventually(() => expect(this.path).to.equal(path))
  }

  /** Until the line at the bottom edge says so. */
  async untilStatus(words: RegExp): Promise<void> {
    await eventually(() => expect(this.status).to.match(words))
  }

  get heading(): string {
    return textOf(deep(this.#outlet, 'h1')[0])
  }

  get status(): string {
    return textOf(this.statusLine)
  }

  get statusLine(): HTMLElement | undefined {
    return deep(this.#outlet, '[role="status"]')[0]
  }

  get text(): string {
    return deep(this.#outlet, 'h1, h2, h3, p, dt, dd, li:not(:has(p, a)), label, button, a').map(textOf).join(' | ')
  }

  /** What has the focus, through every shadow root. */
  get focused(): Element | null {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    return active
  }

  readonly #onGo = ({ detail: { pathname, hash = '' } }: WindowEventMap['vaadin-router-go']): void => {
    if (this.#outlet.isConnected) void this.go(pathname + hash)
    else this.leave()
  }

  async #onClick(event: Event): Promise<void> {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement)
    if (!link || event.defaultPrevented) return
    event.preventDefault()
    await this.go(link.pathname + link.hash)
  }

  async #show(tag: string, place: { path: string; params: Record<string, string>; hash: string }): Promise<void> {
    const page = document.createElement(tag)
    if (!(page instanceof PortalPage)) throw new Error(`${tag} is no page`)
    const { device, practitioner } = this.#desk
    await page.load({ device, practitioner, portal, ...place })
    this.page = page
    this.#outlet.append(page)
    await page.updateComplete
    page.focusHeading()
    await settle()
  }
}

export async function startWalk(desk: Desk, path: string): Promise<Walk> {
  const outlet = await fixture<HTMLElement>(
    '<main style="display:flex;flex-direction:column;min-height:100dvh"></main>',
  )
  const manifest = await fetch('/web/microfrontends/advice/manifest.json')
  const { pages } = Manifest.parse(await manifest.json())
  const walk = new Walk(desk, outlet, pages)
  await walk.go(path)
  return walk
}

function type(box: HTMLElement | undefined, text: string): void {
  if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)) throw new Error('no box to type in')
  box.focus()
  // The test's page lies behind others, where a browser tells of no focus.
  box.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }))
  box.value = text
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}

function findPage(pages: Pages, path: string): { tag: string; params: Record<string, string> } | undefined {
  for (const [pattern, tag] of Object.entries(pages)) {
    const match = new RegExp(`^${pattern.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`).exec(path)
    if (match) return { tag, params: { ...match.groups } }
  }
  return undefined
}
