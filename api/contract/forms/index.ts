import type { Form } from '../form.ts'
import { adultAdviceV1 } from './adult-advice.v1/index.ts'

/** Everything ever published, so that whatever was sent can always be read again with the form it was written on. */
const published: readonly Form[] = [adultAdviceV1]

/** The forms a practitioner can start, the newest version of each. */
export const currentForms: readonly Form[] = [adultAdviceV1]

export function findForm(id: string, version: number): Form | undefined {
  return published.find((form) => form.id === id && form.version === version)
}
