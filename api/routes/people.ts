import { Hono } from 'hono'
import * as z from 'zod/mini'
import { londonDay } from '#contract/london.ts'
import { personQuestions } from '#contract/person.ts'
import { type Reading, readExactly, readQuestions } from '#contract/read.ts'
import { type KnownPerson, Person, PersonChange } from '#contract/wire.ts'
import { type Db } from '../../db/connect.ts'
import { changePerson, keepPerson, listPeople, type PersonRow } from '../../db/people.ts'
import { keepSchool } from '../../db/schools.ts'
import { act } from '../act.ts'
import { body } from '../body.ts'
import { type Guarded } from '../guard.ts'
import { pathId } from '../path-id.ts'
import { refuse } from '../problem.ts'
import { sha256 } from '../sha256.ts'

/** The children and young persons a practitioner has added. Each sees only their own. */
export function people(db: Db) {
  return new Hono<Guarded>()
    .get('/', async (c) => {
      const rows = await act(c, db, (tx) => listPeople(tx, c.var.practitioner.id))
      return c.json({ people: rows.map(knownPerson) })
    })
    .put('/:id', pathId, body(Person), async (c) => {
      const person = c.req.valid('json')
      if (person.id !== c.req.valid('param').id) return refuse(c, 'malformed')

      const reading = readDetails(person.details)
      if (!reading.ok) return refuse(c, 'faulty-answers', { faults: reading.faults })

      const created_sha256 = sha256(person)
      const row = {
        id: person.id,
        practitioner_id: c.var.practitioner.id,
        details: JSON.stringify(person.details),
        created_sha256,
      }
      const kept = await act(c, db, async (tx) => {
        const kept = await keepPerson(tx, row)
        if (kept?.isNew) await keepSchool(tx, schoolOf(person.details))
        return kept
      })
      if (!kept) return refuse(c, 'not-found')
      if (kept.created_sha256 !== created_sha256) return refuse(c, 'different-content')
      return c.json(knownPerson(kept), kept.isNew ? 201 : 200)
    })
    .patch('/:id', pathId, body(PersonChange), async (c) => {
      const { baseRevision, details, hidden } = c.req.valid('json')
      const { id } = c.req.valid('param')

      const reading = readDetails(details)
      if (!reading.ok) return refuse(c, 'faulty-answers', { faults: reading.faults })

      const change = {
        id,
        practitioner_id: c.var.practitioner.id,
        details: JSON.stringify(details),
        baseRevision,
        hidden,
      }
      const changed = await act(c, db, async (tx) => {
        const changed = await changePerson(tx, change)
        if (typeof changed === 'object') await keepSchool(tx, schoolOf(details))
        return changed
      })
      if (!changed) return refuse(c, 'not-found')
      if (changed === 'stale') return refuse(c, 'stale-person')
      return c.json(knownPerson(changed))
    })
}

/** Always there once the details are read. */
const School = z.string()

function readDetails(details: Person['details']): Reading {
  return readExactly(readQuestions(personQuestions, details, londonDay(new Date())), details)
}

function schoolOf(details: Person['details']): string {
  return School.parse(details['currentSchool'])
}

function knownPerson({ id, details, hidden_at, revision }: PersonRow): KnownPerson {
  return { id, details, hidden: hidden_at !== null, revision }
}
