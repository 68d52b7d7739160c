import type { Device } from './database.ts'

/** What to suggest while a school is typed: those used in this portal, and those of one's own people. */
export async function listSchools(device: Device): Promise<string[]> {
  const [fact, people] = await device.read(['facts', 'people'], (tx) =>
    Promise.all([tx.objectStore('facts').get('schools'), tx.objectStore('people').getAll()]),
  )
  const used = fact?.name === 'schools' ? fact.schools : []
  const own = people.map(({ details }) => details.currentSchool).filter((school) => typeof school === 'string')
  return [...new Set([...used, ...own])].sort(new Intl.Collator('en-GB').compare)
}
