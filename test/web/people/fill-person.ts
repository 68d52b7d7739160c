import type { Screen } from './screen.ts'

/** Types in all that is mandatory of Aaron. */
export async function fill({ type }: Screen, { surname = 'Aardvaark' } = {}): Promise<void> {
  const texts = { Forename: 'Aaron', Surname: surname, Gender: 'M', Day: '30', Month: '4', Year: '2010' }
  for (const [label, text] of Object.entries(texts)) await type(label, text)
  await type('Current School', 'Foxford Community School')
}
