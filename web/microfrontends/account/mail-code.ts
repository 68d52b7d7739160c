import type { TextQuestion } from '#contract/form.ts'
import type { Reply } from '#device/request.ts'
import { wordReply, type Refusal } from './refusal.ts'

/** The code in a mail, under the name of what it does. */
export function mailCode(label: string): TextQuestion {
  const noun = `the ${label.toLowerCase()}`
  return { kind: 'text', label, noun, most: 20, format: 'six-digits', autocomplete: 'one-time-code' }
}

/** Why a code from a mail did not do. `doing` starts a sentence: "Activating your account". */
export function wordWrongCode(reply: Reply, doing: string): Refusal {
  const type = reply.outcome === 'refused' ? reply.problem.type : undefined
  if (type === 'proof-expired') return { faults: { code: 'This code does not work any more. Get a new one below' } }
  if (type === 'proof-wrong')
    return { faults: { code: 'This is not the code in the newest email. Check it and enter it again' } }
  return wordReply(reply, doing)
}
