import type { Questions } from '#contract/form.ts'
import { faultCodes, type FaultCode, type Faults } from '#contract/fault.ts'
import type { Problem, ProblemType } from '#contract/problem.ts'
import { wordFault } from '#contract/wording.ts'
import type { Reply } from '#device/request.ts'
import type { TemplateResult } from 'lit'

/** Why a form did not go through: sentences at its questions, or one for all of it. */
export type Refusal = { faults: Readonly<Record<string, string>> } | Notice

export interface Notice {
  notice: TemplateResult | string
}

export const notKept: Notice = {
  notice: 'This phone did not let the portal keep anything. Free some space on it and try again.',
}

/** Not reached, or not now. `doing` starts a sentence: "Signing in". */
export function wordLater({ retryAfter, problem }: Extract<Reply, { outcome: 'later' }>, doing: string): Notice {
  if (problem?.type === 'too-many')
    return { notice: `There were too many tries. Try again in ${showWait(retryAfter ?? 60)}.` }
  if (problem)
    return { notice: 'The portal cannot do this now. Try again in a few minutes. Nothing on this phone is lost.' }
  return { notice: `${doing} needs a connection. Nothing on this phone is lost.` }
}

/** Whatever the form has no words of its own for. */
export function wordReply(reply: Reply, doing: string): Notice {
  if (reply.outcome === 'later') return wordLater(reply, doing)
  return { notice: 'The portal did not take this. Nothing on this phone is lost. Reload the page and try again.' }
}

export function isRefusedAs(reply: Reply, type: ProblemType): boolean {
  return reply.outcome === 'refused' && reply.problem.type === type
}

/** What the server found wrong, as far as this app is new enough to know the words. */
export function faultsIn({ faults = {} }: Problem): Faults {
  return Object.fromEntries(
    Object.entries(faults).filter((fault): fault is [string, FaultCode] => isFaultCode(fault[1])),
  )
}

/** Faults as sentences at their questions. */
export function wordFaults(questions: Questions, faults: Faults): Refusal {
  const worded: Record<string, string> = {}
  for (const [name, question] of Object.entries(questions)) {
    const code = faults[name]
    if (code !== undefined) worded[name] = wordFault(question, code)
  }
  if (Object.keys(worded).length > 0) return { faults: worded }
  return { notice: 'The portal did not take this. Check what you entered and try again.' }
}

function isFaultCode(code: string): code is FaultCode {
  return faultCodes.some((known) => known === code)
}

/** `1 minute`, `45 seconds` */
export function showWait(seconds: number): string {
  const [count, unit] = seconds > 90 ? [Math.ceil(seconds / 60), 'minute'] : [Math.max(1, Math.ceil(seconds)), 'second']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
