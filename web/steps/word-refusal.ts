import type { ProblemType } from '#contract/problem.ts'

/** Why the council did not take something, and whether the same may be taken at a second try. */
export interface WordedRefusal {
  sentence: string
  again: boolean
}

const outdated =
  "This version of the portal and the council's do not understand each other. Reload the portal, then send it again."
const account = 'Sign in again, then send it again.'
const busy = "The council's portal could not take it then. Send it again."

/** One table for everything that waits, advice and people. */
const refusals: Readonly<Record<ProblemType, WordedRefusal>> = {
  'account-not-active': { sentence: 'Your account is not active. Activate it, then send it again.', again: true },
  'account-suspended': {
    sentence: 'Your account is suspended. Ask the council’s team to open it again, then send it again.',
    again: true,
  },
  confirm: { sentence: outdated, again: true },
  'different-content': {
    sentence: 'The council already has a different version of this. Check it, then submit it again.',
    again: false,
  },
  'factor-needed': { sentence: account, again: true },
  'faulty-answers': { sentence: 'The council did not accept some of what was entered.', again: false },
  forbidden: { sentence: outdated, again: true },
  'last-role': { sentence: outdated, again: true },
  malformed: { sentence: outdated, again: true },
  'method-not-allowed': { sentence: outdated, again: true },
  'not-allowed': { sentence: 'Your account may not send this. Ask the council’s team.', again: true },
  'not-found': {
    sentence: 'The council does not know this person, or your work profile, under your account.',
    again: true,
  },
  'not-json': { sentence: outdated, again: true },
  'proof-expired': { sentence: account, again: true },
  'proof-wrong': { sentence: account, again: true },
  restricted: { sentence: account, again: true },
  'sign-in': { sentence: account, again: true },
  'stale-person': {
    sentence: "The person's details were changed somewhere else in the meantime. Check them and save them again.",
    again: false,
  },
  'too-large': { sentence: 'It is too long to be sent. Shorten the longest answers.', again: false },
  'too-many': { sentence: busy, again: true },
  'two-step': { sentence: 'Enable Two Step Verification, then send it again.', again: true },
  unavailable: { sentence: busy, again: true },
  unexpected: { sentence: busy, again: true },
  'unknown-form': {
    sentence: 'The council does not take this version of the form. Reload the portal, then send it again.',
    again: true,
  },
  'wrong-sign-in': { sentence: account, again: true },
}

export function wordRefusal(type: ProblemType): WordedRefusal {
  return refusals[type]
}
