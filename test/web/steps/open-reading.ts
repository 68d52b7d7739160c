import { fixture, html } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { currentStatement } from '#contract/statements/index.ts'
import { textOf } from '../people/screen.ts'
import type { ReadingMode } from '#steps/reading-mode.ts'
import '#steps/reading-mode.ts'
import { CountingScreenLock } from './screen-lock.ts'

export const { sentences } = currentStatement
export const phone = { width: 390, height: 844 }

export interface Reading {
  mode: ReadingMode
  screen: CountingScreenLock
  /** What it told, in order. */
  told: object[]
  part: (selector: string) => HTMLElement
  all: (selector: string) => HTMLElement[]
  sentence: () => string
  /** What the buttons are called. */
  labels: () => string[]
  /** Presses the button that is called so. */
  press: (label: string) => Promise<void>
  key: (press: string) => Promise<void>
  /** Leaves by this button or key. A dialog tells of its end a moment later. */
  leave: (way: string) => Promise<void>
}

export async function openReading(): Promise<Reading> {
  const screen = new CountingScreenLock()
  const mode = await fixture<ReadingMode>(
    html`<reading-mode .statement=${currentStatement} .screenLock=${screen}></reading-mode>`,
  )
  const all = (selector: string) => [...(mode.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])]
  const part = (selector: string) => {
    const [found] = all(selector)
    if (!found) throw new Error(`nothing matches ${selector}`)
    return found
  }
  const press = async (label: string) => {
    all('button')
      .find((button) => textOf(button) === label)
      ?.click()
    await mode.updateComplete
  }
  const key = async (press: string) => {
    await sendKeys({ press })
    await mode.updateComplete
  }
  const leave = async (way: string) => {
    const closed = new Promise((resolve) => part('dialog').addEventListener('close', resolve, { once: true }))
    await (way === 'Escape' ? key(way) : press(way))
    await closed
  }
  mode.open()
  return {
    mode,
    screen,
    told: listen(mode),
    part,
    all,
    sentence: () => textOf(part('.sentence')),
    labels: () => all('button').map(textOf),
    press,
    key,
    leave,
  }
}

export async function toTheEnd({ press }: Reading): Promise<void> {
  for (let left = sentences.length - 1; left > 0; left -= 1) await press('Next sentence')
}

function listen(mode: ReadingMode): object[] {
  const told: object[] = []
  mode.addEventListener('finished-reading', ({ type, detail }) => told.push({ type, ...detail }))
  mode.addEventListener('reading-closed', ({ type, detail }) => told.push({ type, ...detail }))
  return told
}
