import type { GivenAnswers } from '#contract/form.ts'
import type { Device } from './database.ts'
import type { Fact } from './records.ts'

const name = 'consent-drafts'

/** As much of the store as is needed here. */
interface Facts {
  get: (fact: typeof name) => Promise<Fact | undefined>
  put: (fact: Fact) => Promise<unknown>
}

/** What was typed of a person's record of consent that is not recorded yet. */
export async function loadConsentDraft(device: Device, personId: string): Promise<GivenAnswers | undefined> {
  const drafts = await device.read(['facts'], (tx) => draftsIn(tx.objectStore('facts')))
  return drafts[personId]
}

export async function saveConsentDraft(device: Device, personId: string, given: GivenAnswers): Promise<void> {
  await device.write(
    ['facts'],
    async (tx) => {
      const facts = tx.objectStore('facts')
      await facts.put({ name, byPerson: { ...(await draftsIn(facts)), [personId]: given } })
    },
    { quiet: true },
  )
}

export async function deleteConsentDraft(device: Device, personId: string): Promise<void> {
  await device.write(['facts'], (tx) => dropConsentDraft(tx.objectStore('facts'), personId), { quiet: true })
}

/** Inside a transaction of whoever makes a record of it. */
export async function dropConsentDraft(facts: Facts, personId: string): Promise<void> {
  const { [personId]: dropped, ...others } = await draftsIn(facts)
  if (dropped) await facts.put({ name, byPerson: others })
}

async function draftsIn(facts: Pick<Facts, 'get'>): Promise<Readonly<Record<string, GivenAnswers>>> {
  const fact = await facts.get(name)
  return fact?.name === name ? fact.byPerson : {}
}
