import { oneEvent } from '@open-wc/testing'
import type { Practitioner } from '#contract/wire.ts'
import { currentStatement } from '#contract/statements/index.ts'
import type { Device } from '#device/database.ts'
import { textOf, type Screen } from '../people/screen.ts'

export const lesley = (device: Device): Practitioner => ({
  id: device.practitionerId,
  email: 'lesley@council.example',
  forename: 'Lesley',
  surname: 'Harris',
  roles: [],
  twoStep: true,
})

/** Reads the statement to its end; a dialog tells of its end a moment later. */
export async function readToTheEnd({ page, press, settled }: Screen): Promise<void> {
  await press('Read now')
  for (const _ of currentStatement.sentences.slice(1)) await press('Next sentence')
  const finished = oneEvent(page, 'finished-reading')
  await press('Finished reading')
  await finished
  await settled()
}

/** What stands in a question's boxes. */
export function boxes({ all }: Screen, name: string): string[] {
  const [field] = all(`#${name}`)
  return [...(field?.shadowRoot?.querySelectorAll<HTMLInputElement>('input, select') ?? [])].map(({ value }) => value)
}

/** Taps a choice, or the box of a question that has one. */
export async function tick({ all, settled }: Screen, name: string, label: string): Promise<void> {
  const [field] = all(`#${name}`)
  const labels = [...(field?.shadowRoot?.querySelectorAll('label') ?? [])]
  labels.find((one) => textOf(one).startsWith(label))?.click()
  await settled()
}
