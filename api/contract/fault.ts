/** One word for what is wrong with something given. `wording.ts` makes the sentence. */
export const faultCodes = [
  'missing',
  'none-given',
  'too-long',
  'too-short',
  'too-common',
  'too-few',
  'too-many',
  'no-day',
  'no-month',
  'no-year',
  'short-year',
  'not-a-date',
  'in-future',
  'in-past',
  'too-early',
  'not-an-option',
  'not-alone',
  'not-a-number',
  'not-a-time',
  'not-an-email',
  'not-a-phone',
  'not-a-postcode',
  'not-six-digits',
  'not-the-same',
  'no-such-entry',
  'no-consent',
  'not-asked',
  'not-plain',
] as const

export type FaultCode = (typeof faultCodes)[number]

/** By question name; `list.<entry id>.question` inside an entry. */
export type Faults = Readonly<Record<string, FaultCode>>
