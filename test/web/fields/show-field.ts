import { fixture, html } from '@open-wc/testing'
import { executeServerCommand } from '@web/test-runner-commands'
import type { Field } from '#fields/field.ts'
import type { Given } from '#contract/form.ts'

export interface Shown<F extends Field> {
  field: F
  /** What it reported, in order. */
  answers: Given[]
  /** The part of its shadow root that matches. */
  part: (selector: string) => HTMLElement
  parts: (selector: string) => HTMLElement[]
}

/** A field alone on a page, and what it reports. */
export async function showField<F extends Field>(make: new () => F, told: Partial<F>): Promise<Shown<F>> {
  const field = Object.assign(new make(), { name: 'asked', mandatory: true }, told)
  const answers: Given[] = []
  field.addEventListener('answer', ({ detail }) => answers.push(detail.given))
  await fixture(html`<main>${field}</main>`)
  const parts = (selector: string) => [...(field.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])]
  return { field, answers, parts, part: (selector) => found(parts(selector)[0], selector) }
}

interface AccessibleNode {
  role: string
  name?: string
  children?: AccessibleNode[]
}

/** Whether a screen reader finds a control of this role that is called exactly so. */
export async function isCalled(role: string, name: string): Promise<boolean> {
  const matches = (node: AccessibleNode): boolean =>
    (node.role === role && node.name?.replace(/\s+/g, ' ').trim() === name) || (node.children ?? []).some(matches)
  return matches(await executeServerCommand<AccessibleNode, object>('a11y-snapshot', {}))
}

/** What a group of controls is called: its legend, without what screen readers do not hear. */
export function groupName({ part }: Shown<Field>): string {
  const legend = part('fieldset > legend').cloneNode(true)
  if (legend instanceof Element) for (const hidden of legend.querySelectorAll('[aria-hidden=true]')) hidden.remove()
  return legend.textContent ?? ''
}

function found<T>(part: T | undefined, selector: string): T {
  if (part === undefined) throw new Error(`nothing matches ${selector}`)
  return part
}
