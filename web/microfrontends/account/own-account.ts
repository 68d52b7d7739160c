import { Practitioner } from '#contract/wire.ts'
import { endSession, loadPractitioner, updatePractitioner } from '#device/practitioner.ts'
import { request, type Method, type Reply } from '#device/request.ts'
import type { Place } from '#page/portal-page.ts'
import { html } from 'lit'
import { wordReply, type Notice } from './refusal.ts'

/** Asks about the account of whoever holds this phone. What comes back of them is kept here at once. */
export async function askAccount(
  practitioner: Practitioner | undefined,
  method: Method,
  path: string,
  body?: unknown,
): Promise<Reply> {
  if (!practitioner) return { outcome: 'sign-in' }
  const reply = await request(method, `/account${path}`, body, { practitionerId: practitioner.id })
  if (reply.outcome === 'sign-in') await endSession(practitioner.id, reply.because)
  const told = reply.outcome === 'ok' ? Practitioner.safeParse(reply.body).data : undefined
  if (told) await updatePractitioner(told)
  return reply
}

/** Where the person is, with whoever holds this phone as it knows them now: they may have just been changed. */
export async function asKnown(place: Place): Promise<Place> {
  const practitioner = await loadPractitioner()
  return practitioner ? { ...place, practitioner } : place
}

/** Why it did not go through. `doing` starts a sentence: "Changing your details". */
export function wordAccountReply(reply: Reply, doing: string): Notice {
  if (reply.outcome === 'refused' && reply.problem.type === 'confirm')
    return { notice: 'It was not confirmed that it is you, so nothing was changed.' }
  if (reply.outcome !== 'sign-in') return wordReply(reply, doing)
  return { notice: html`You are signed out. <a href="/">Log in</a>, then try again.` }
}
