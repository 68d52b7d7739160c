import type { DBSchema } from 'idb'
import type { SecondStep, SessionEnd, TwoStepMethod } from '#contract/identity.ts'
import type { Portal, Practitioner } from '#contract/wire.ts'
import { Connection } from './connection.ts'

/** `ended` when the server no longer knows the session: what is on the phone can be worked on, nothing can be sent. */
export type SessionState = 'open' | 'ended'

/** The password was right, and the second step is waited for. */
export interface Challenge {
  email: string
  expiresAt: string
  /** The preferred one. Before there were others nothing was kept here, and it was by email. */
  method?: TwoStepMethod
  /** All that would do. */
  methods?: readonly SecondStep[]
}

/** One record a name, all about who holds this phone now. */
type Holding =
  | { name: 'practitioner'; practitioner: Practitioner }
  | { name: 'session'; session: SessionState }
  /** Why the server ended it. */
  | { name: 'session-end'; because: SessionEnd }
  | { name: 'challenge'; challenge: Challenge }
  | { name: 'portal'; portal: Portal }
  /** Somebody signed out, and the server has not heard of it yet. */
  | { name: 'leaving' }

type Named<Name extends Holding['name']> = Extract<Holding, { name: Name }>

interface HolderSchema extends DBSchema {
  holder: { key: Holding['name']; value: Holding }
}

export async function load<Name extends Holding['name']>(name: Name): Promise<Named<Name> | undefined> {
  const held = await withHolder((holder) => holder.read(['holder'], (tx) => tx.objectStore('holder').get(name)))
  return isNamed(held, name) ? held : undefined
}

function isNamed<Name extends Holding['name']>(held: Holding | undefined, name: Name): held is Named<Name> {
  return held?.name === name
}

const strictly = { durability: 'strict' } as const

export async function save(holding: Holding): Promise<void> {
  await exchange([holding], [])
}

/** Somebody may have signed out, and somebody else in, since this was asked of the server: then it is not theirs. */
export async function saveAs(practitionerId: string, holding: Holding): Promise<void> {
  await withHolder((holder) =>
    holder.write(['holder'], async (tx) => {
      const held = await tx.objectStore('holder').get('practitioner')
      if (isNamed(held, 'practitioner') && held.practitioner.id === practitionerId) {
        await tx.objectStore('holder').put(holding)
      }
    }),
  )
}

/** Some records come and others go, all of it or nothing. */
export async function exchange(come: readonly Holding[], go: readonly Holding['name'][]): Promise<void> {
  await withHolder((holder) =>
    holder.write(
      ['holder'],
      (tx) => {
        const store = tx.objectStore('holder')
        return Promise.all([...come.map((holding) => store.put(holding)), ...go.map((name) => store.delete(name))])
      },
      strictly,
    ),
  )
}

export async function forget(names: readonly Holding['name'][]): Promise<void> {
  await exchange([], names)
}

/** Opened for each use: it is seldom used, and then often by a page that has only just started. */
async function withHolder<T>(use: (holder: Connection<HolderSchema>) => Promise<T>): Promise<T> {
  const holder = new Connection<HolderSchema>('send-portal', 1, (database) => {
    database.createObjectStore('holder', { keyPath: 'name' })
  })
  try {
    return await use(holder)
  } finally {
    holder.close()
  }
}
