import { fixture, html } from '@open-wc/testing'
import { LitElement } from 'lit'
import type { Person } from '#contract/wire.ts'
import type { Device } from '#device/database.ts'
import { PortalPage, type Place } from '#page/portal-page.ts'

const portal = {
  councilName: 'Coventry City Council',
  councilEmail: 'sen@council.example',
  councilPhone: '',
  privacyNoticeUrl: '/privacy',
  secretQuestion: true,
}

export const aaron: Person['details'] = {
  forename: 'Aaron',
  surname: 'Aardvaark',
  gender: 'M',
  dateOfBirth: '2010-04-30',
  currentSchool: 'Foxford Community School',
}

/** One page as the shell would show it, and what became of it. */
export interface Screen {
  page: PortalPage
  /** Where it went to, in order. */
  wentTo: string[]
  /** How often it said that something new waits. */
  posted: () => number
  /** What can be read, one part after the other. */
  words: () => string
  all: <E extends Element = HTMLElement>(selector: string) => E[]
  /** Presses the button or link whose words begin so, and waits until all has been shown. */
  press: (words: string) => Promise<void>
  /** Types into the box with this label, as a person does. */
  type: (label: string, text: string) => Promise<void>
  settled: () => Promise<void>
}

export async function show(
  tag: string,
  device: Device,
  params: Record<string, string> = {},
  around: Pick<Place, 'practitioner'> = {},
): Promise<Screen> {
  const page = document.createElement(tag)
  if (!(page instanceof PortalPage)) throw new Error(`${tag} is no page`)
  await page.load({ path: '/', params, hash: '', portal, device, ...around })
  let posted = 0
  page.addEventListener('posted', () => (posted += 1))
  await fixture(html`<main>${page}</main>`)
  const settled = () => settle(page, device)
  await settled()
  return {
    page,
    wentTo: listen(),
    posted: () => posted,
    words: () => wordsOf(page),
    all: (selector) => all(page, selector),
    press: async (words) => {
      found(all(page, 'button, a, summary'), words).click()
      await settled()
    },
    type: async (label, text) => {
      typeInto(found(all<HTMLLabelElement>(page, 'label'), label).control, text)
      await settled()
    },
    settled,
  }
}

/** What has the focus, innermost. */
export function focused(): Element | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

/** Whatever an element says, without the asterisk and with single spaces. */
export function textOf(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').replace(/^\*/, '').trim()
}

let stop = new AbortController()

/** Only the screen that is shown goes anywhere. */
function listen(): string[] {
  stop.abort()
  stop = new AbortController()
  const wentTo: string[] = []
  addEventListener('vaadin-router-go', ({ detail }) => wentTo.push(detail.pathname), { signal: stop.signal })
  return wentTo
}

function all<E extends Element = HTMLElement>(root: ParentNode, selector: string): E[] {
  const inner = [...root.querySelectorAll('*')].flatMap((element) =>
    element.shadowRoot ? all<E>(element.shadowRoot, selector) : [],
  )
  const own = root instanceof Element && root.shadowRoot ? all<E>(root.shadowRoot, selector) : []
  return [...root.querySelectorAll<E>(selector), ...own, ...inner]
}

function found<E extends HTMLElement>(elements: readonly E[], words: string): E {
  const fitting = elements.find((element) => textOf(element).startsWith(words))
  if (!fitting) throw new Error(`nothing says ${words}`)
  return fitting
}

function typeInto(control: HTMLElement | null, text: string): void {
  if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) throw new Error('no box')
  control.value = text
  const event = control instanceof HTMLInputElement ? 'input' : 'change'
  control.dispatchEvent(new Event(event, { bubbles: true }))
}

function wordsOf(page: PortalPage): string {
  return all(page, 'h1, h2, h3, p, li, th, td, label, a, button, summary, b, span, dt, dd').map(textOf).join(' | ')
}

/** As many steps of reading, writing and drawing as one press leads to, and some more. */
const rounds = 8

/** Until the phone's database has done what the page asked of it, and all of that is drawn. */
async function settle(page: PortalPage, device: Device): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await device.write(['people', 'drafts', 'outbox', 'sent', 'messages', 'facts'], () => Promise.resolve(), {
      quiet: true,
    })
    await new Promise((resolve) => setTimeout(resolve))
    for (const element of all(page, '*')) if (element instanceof LitElement) await element.updateComplete
    await page.updateComplete
  }
}
