import type { Questions } from '#contract/form.ts'
import { endSession } from '#device/practitioner.ts'
import { request, type Reply } from '#device/request.ts'
import { html } from 'lit'
import { faultsIn, wordFaults, wordReply, type Refusal } from './refusal.ts'
import { wordAccountReply } from './own-account.ts'
import { wordRestricted } from './restricted.ts'
import type { Texts } from './short-form.ts'

interface Change {
  path: string
  questions: Questions
  details: Texts
  practitionerId: string | undefined
  /** Starts a sentence: "Changing your password". */
  doing: string
  /** Sends, and again once it is confirmed who is there where that is asked. */
  through: (send: () => Promise<Reply>) => Promise<Reply>
}

/** Sends what only the one who knows the current password may change. */
export async function sendChange(change: Change): Promise<Refusal | undefined> {
  const { path, questions, details, practitionerId, doing, through } = change
  const owner = practitionerId === undefined ? {} : { practitionerId }
  const reply = await through(() => request('PUT', path, { details }, owner))
  if (reply.outcome === 'ok') return undefined
  if (reply.outcome === 'sign-in') {
    if (practitionerId !== undefined) await endSession(practitionerId, reply.because)
    return { notice: html`${doing} needs you to be signed in. <a href="/">Log in</a> and try again.` }
  }
  if (reply.outcome !== 'refused') return wordReply(reply, doing)

  const { problem } = reply
  if (problem.type === 'wrong-sign-in')
    return { faults: { currentPassword: 'This is not your current password. Check it and enter it again' } }
  if (problem.type === 'confirm') return wordAccountReply(reply, doing)
  if (problem.type === 'restricted') return { notice: wordRestricted(undefined) }
  return problem.type === 'faulty-answers' ? wordFaults(questions, faultsIn(problem)) : wordReply(reply, doing)
}
