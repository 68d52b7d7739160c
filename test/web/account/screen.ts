import { fixture, fixtureCleanup } from '@open-wc/testing'
import type { ProblemType } from '#contract/problem.ts'
import type { Portal, Practitioner } from '#contract/wire.ts'
import { forget } from '#device/holder.ts'
import { PortalPage, type Place } from '#page/portal-page.ts'
import type { VaadinRouterGoEvent } from '@vaadin/router'
import { html, LitElement } from 'lit'
import { between } from '../../../web/microfrontends/account/between.ts'
import '../../../web/microfrontends/account/microfrontend.ts'

export const portal: Portal = {
  councilName: 'Coventry City Council',
  councilEmail: 'sen@council.example',
  councilPhone: '024 7683 1614',
  privacyNoticeUrl: '/privacy',
  secretQuestion: true,
}

export const practitioner: Practitioner = {
  id: crypto.randomUUID(),
  email: 'lesley@council.example',
  forename: 'Lesley',
  surname: 'Harris',
  roles: [
    {
      id: crypto.randomUUID(),
      professionalRole: 'project-support',
      organisationName: 'Coventry City Council',
      address: 'Council House, Earl Street, Coventry, CV1 5RR',
      workPhone: '024 7683 1614',
      mobileNumber: '',
    },
  ],
  twoStep: false,
}

interface Reply {
  status: number
  body?: unknown
}

interface Asked {
  path: string
  body: unknown
}

/** A screen of a phone that nobody holds and that remembers nothing. */
export async function openScreen(): Promise<Screen> {
  Object.assign(between, { email: undefined, news: undefined, registration: {}, recoveryCodes: undefined })
  await forget(['practitioner', 'session', 'session-end', 'challenge'])
  return new Screen()
}

/** One page on a phone of its own, with a council that answers as the test says and is otherwise not to be reached. */
export class Screen {
  readonly asked: Asked[] = []
  readonly wentTo: string[] = []
  readonly #replies = new Map<string, Reply>()
  readonly #fetch = globalThis.fetch
  readonly #closed = new AbortController()
  #page: PortalPage | undefined

  constructor() {
    globalThis.fetch = (input, init) => this.#answer(input, init)
    const { signal } = this.#closed
    addEventListener('vaadin-router-go', ({ detail }: VaadinRouterGoEvent) => this.wentTo.push(detail.pathname), {
      signal,
    })
    // As the shell does: another fragment of the path is given to the page that is there.
    addEventListener('popstate', () => void this.#page?.load({ ...this.#page.place, hash: location.hash }), { signal })
  }

  close(): void {
    fixtureCleanup()
    globalThis.fetch = this.#fetch
    this.#closed.abort()
  }

  replies(request: string, reply: Reply): void {
    this.#replies.set(request, reply)
  }

  refuses(request: string, status: number, type: ProblemType, more: object = {}): void {
    this.replies(request, { status, body: { type, title: type, status, ...more } })
  }

  async show(tag: string, place: Partial<Place> = {}): Promise<PortalPage> {
    const page = document.createElement(tag)
    if (!(page instanceof PortalPage)) throw new Error(`${tag} is no page`)
    this.#page = page
    await page.load({ path: location.pathname, params: {}, hash: '', portal, ...place })
    await fixture(html`<main>${page}</main>`)
    return page
  }

  async #answer(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const path = input instanceof Request ? input.url : String(input)
    if (!path.startsWith('/api/')) return this.#fetch(input, init)
    const request = `${init?.method ?? 'GET'} ${path.slice('/api'.length)}`
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    this.asked.push({ path: request, body })
    const reply = this.#replies.get(request)
    if (!reply) throw new TypeError('Failed to fetch')
    if (reply.status === 204) return new Response(null, { status: 204, headers: { 'X-App': '1' } })
    const type = reply.status < 400 ? 'application/json' : 'application/problem+json'
    return new Response(JSON.stringify(reply.body), { status: reply.status, headers: { 'Content-Type': type } })
  }
}

/** All elements that fit, through every shadow root. */
export function all<E extends Element = HTMLElement>(root: ParentNode, selector: string): E[] {
  const inner = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? all<E>(shadowRoot, selector) : [],
  )
  const own = root instanceof Element && root.shadowRoot ? all<E>(root.shadowRoot, selector) : []
  return [...root.querySelectorAll<E>(selector), ...inner, ...own]
}

/** What can be seen, through every shadow root. */
export function wordsOf(root: ParentNode): string {
  const words = all(root, 'h1, h2, h3, p, li, label, legend, a, button, b, .govuk-hint, option')
  return words.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()).join(' | ')
}

export function labels(page: PortalPage): string[] {
  return all(page, 'label').map(({ textContent }) => textContent.trim())
}

/** The control that the label names. */
export function box(page: PortalPage, label: string): HTMLInputElement {
  const found = all<HTMLLabelElement>(page, 'label').find(({ textContent }) => textContent.trim() === label)
  const control = found?.control
  if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) throw new Error(`no box ${label}`)
  return control as HTMLInputElement
}

/** Whether nobody stops what is pasted into it. */
export function takesPaste(control: HTMLElement): boolean {
  return control.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true }))
}

export async function type(page: PortalPage, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(texts)) {
    const control = box(page, label)
    control.value = text
    control.dispatchEvent(new Event(control instanceof HTMLInputElement ? 'input' : 'change', { bubbles: true }))
  }
  await settled(page)
}

/** Presses the button or link whose words begin so, and waits until all of it has been shown. */
export async function press(page: PortalPage, words: string): Promise<void> {
  const found = all(page, 'button, a').find(({ textContent }) => textContent.trim().startsWith(words))
  if (!found) throw new Error(`nothing to press: ${words}`)
  found.click()
  await settled(page)
}

/** Long enough for a stubbed answer, the phone's database and the redrawing after them. */
export async function settled(page: PortalPage): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 150))
  for (const element of all(page, '*')) if (element instanceof LitElement) await element.updateComplete
}

/** What has the focus, innermost. */
export function focused(): Element | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}
