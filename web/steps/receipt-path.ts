import type { Consent } from '#contract/wire.ts'

/** Where a record of consent can be seen, whenever it was made. */
export function receiptPath({ id, personId }: Pick<Consent, 'id' | 'personId'>): string {
  return `/send/people/${personId}/consents/${id}`
}
