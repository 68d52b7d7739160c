import * as z from 'zod/mini'
import { KnownConsent, KnownPerson, Message, Portal, Practitioner, SentSubmission } from '#contract/wire.ts'
import type { Device } from './database.ts'
import { keepConsents, keepMessages, keepPeople, keepSchools, keepSent } from './keep-told.ts'
import { listMessages } from './messages.ts'
import { endSession, loadPractitioner, reopenSession, savePortal, updatePractitioner } from './practitioner.ts'
import { request, type Send } from './request.ts'

/** `later`: not everything came; what did is kept. */
export type Freshness = 'fresh' | 'later' | 'sign-in' | 'two-step'

export interface Refreshed {
  outcome: Freshness
  /** The last time everything came, now or before. */
  checkedAt?: string
}

const People = z.object({ people: z.array(KnownPerson) })
const Submissions = z.object({ submissions: z.array(SentSubmission) })
const Consents = z.object({ consents: z.array(KnownConsent) })
const Messages = z.object({ messages: z.array(Message) })
const Schools = z.object({ schools: z.array(z.string()) })

/** Brings what the server has onto this phone, and the marks of read messages there. What waits here stays as it is. */
export async function refresh(device: Device, { send = request }: { send?: Send } = {}): Promise<Refreshed> {
  const outcome = await bringAll(device, send)
  if (outcome === 'fresh') await Promise.all([keepCheckedAt(device), reopenSession(device.practitionerId)])
  const checkedAt = await loadCheckedAt(device)
  return { outcome, ...(checkedAt === undefined ? {} : { checkedAt }) }
}

export async function loadCheckedAt(device: Device): Promise<string | undefined> {
  const fact = await device.read(['facts'], (tx) => tx.objectStore('facts').get('checked'))
  return fact?.name === 'checked' ? fact.at : undefined
}

async function bringAll(device: Device, send: Send): Promise<Freshness> {
  const bring = bringer(device, send)
  const account = await bring('/account', Practitioner, updatePractitioner)
  if (account !== 'fresh') return account
  await sendMarks(device, send)
  const outcomes = await Promise.all([
    bring('/people', People, ({ people }) => keepPeople(device, people)),
    bring('/submissions', Submissions, ({ submissions }) => keepSent(device, submissions)),
    bring('/consents', Consents, ({ consents }) => keepConsents(device, consents)),
    bring('/messages', Messages, ({ messages }) => keepMessages(device, messages)),
    bring('/schools', Schools, ({ schools }) => keepSchools(device, schools)),
    bring('/portal', Portal, savePortal),
  ])
  return (['sign-in', 'two-step', 'later'] as const).find((worse) => outcomes.includes(worse)) ?? 'fresh'
}

function bringer(device: Device, send: Send) {
  const { practitionerId } = device
  return async <T>(path: string, schema: z.ZodMiniType<T>, keep: (told: T) => Promise<void>): Promise<Freshness> => {
    const reply = await send('GET', path, undefined, { practitionerId })
    if (reply.outcome === 'sign-in') await endSession(practitionerId, reply.because)
    if (reply.outcome === 'sign-in' || reply.outcome === 'two-step') return reply.outcome
    const told = reply.outcome === 'ok' ? schema.safeParse(reply.body).data : undefined
    // Who signed out while the answer was on its way leaves nothing behind.
    if (told === undefined || (await loadPractitioner())?.id !== practitionerId) return 'later'
    await keep(told)
    return 'fresh'
  }
}

/** Whether they arrived is seen in the messages that come next. */
async function sendMarks(device: Device, send: Send): Promise<void> {
  const { practitionerId } = device
  const marked = (await listMessages(device)).filter(({ markedAt }) => markedAt !== undefined)
  await Promise.all(marked.map(({ id }) => send('PUT', `/messages/${id}/read`, {}, { practitionerId })))
}

async function keepCheckedAt(device: Device): Promise<void> {
  const at = new Date().toISOString()
  await device.write(['facts'], (tx) => tx.objectStore('facts').put({ name: 'checked', at }))
}
