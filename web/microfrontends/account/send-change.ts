import type { Questions } from '#contract/form.ts'
import { endSession } from '#device/practitioner.ts'
import { request } from '#device/request.ts'
import { html } from 'lit'
import { faultsIn, wordFaults, wordReply, type Refusal } from './refusal.ts'
import type { Texts } from './short-form.ts'

interface Change {
  path: string
  questions: Questions
  details: Texts
  practitionerId: string | undefined
  /** Starts a sentence: "Changing your password". */
  doing: string
}

/** Sends what only the one who knows the current password may change. */
export async function sendChange(change: Change): Promise<Refusal | undefined> {
  const { path, questions, details, practitionerId, doing } = change
  const owner = practitionerId === undefined ? {} : { practitionerId }
  const reply = await request('PUT', path, { details }, owner)
  if (reply.outcome === 'ok') return undefined
  if (reply.outcome === 'sign-in') {
    if (practitionerId !== undefined) await endSession(practitionerId)
    return { notice: html`${doing} needs you to be signed in. <a href="/">Log in</a> and try again.` }
  }
  if (reply.outcome !== 'refused') return wordReply(reply, doing)

  const { problem } = reply
  if (problem.type === 'wrong-sign-in')
    return { faults: { currentPassword: 'This is not your current password. Check it and enter it again' } }
  return problem.type === 'faulty-answers' ? wordFaults(questions, faultsIn(problem)) : wordReply(reply, doing)
}
