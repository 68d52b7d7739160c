import { currentStatement } from '../../api/contract/statements/index.ts'
import { type Consent } from '../../api/contract/wire.ts'

/** A young person has agreed to sharing, on a home visit. */
export const verbalConsent = {
  name: 'Zoë O’Brien-Adeyemi',
  relationship: 'SELF',
  given: 'yes',
  statementRead: currentStatement.id,
  date: '2026-11-20',
  time: '14:02',
  takenBy: 'Robin Okafor',
  channel: 'person',
  tapped: true,
} as const satisfies Consent['answers']
