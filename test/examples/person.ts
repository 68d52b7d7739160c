import { randomUUID } from 'node:crypto'
import { type Person } from '../../api/contract/wire.ts'

/** A young person as the screen gives them. */
export function examplePerson(details: Person['details'] = {}): Person {
  return {
    id: randomUUID(),
    details: {
      forename: 'Zoë',
      surname: 'O’Brien-Adeyemi',
      gender: 'F',
      dateOfBirth: '2007-04-30',
      currentSchool: 'Foxford School',
      sector: 'special',
      houseNumber: '7',
      streetName: 'Earl Street',
      town: 'Coventry',
      postcode: 'CV1 5RR',
      ...details,
    },
  }
}
