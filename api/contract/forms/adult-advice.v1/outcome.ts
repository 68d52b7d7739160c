import type { List } from '../../form.ts'
import { areas } from './need.ts'

/** The outcomes of the needs (section E). */
export const outcomeList = {
  name: 'outcomes',
  noun: 'outcome',
  shows: 'statement',
  least: 1,
  most: 30,
  withheld: true,
  questions: {
    needIds: {
      kind: 'links',
      label: 'Which need is this for?',
      hint: 'Tick all that apply',
      noun: 'the need this is for',
      to: 'needs',
      entry: 'Need',
      shows: 'area',
      as: areas,
    },
    statement: {
      kind: 'text',
      label: 'What will be different?',
      hint: 'Who will be able to do what, by when. Not the support itself: "By July 2027 Aaron will travel to college by bus on his own"',
      noun: 'what will be different',
      most: 2000,
      lines: 3,
    },
    pfa: {
      kind: 'choice',
      label: 'Preparing for adulthood area',
      noun: 'the preparing for adulthood area',
      options: {
        employment: 'Employment/education',
        living: 'Independent living',
        community: 'Friends, relationships, community',
        health: 'Health',
      },
    },
    by: {
      kind: 'choice',
      label: 'By when?',
      noun: 'by when',
      options: {
        year: 'Within 12 months',
        phase: 'End of this phase of education',
        age: 'By an age',
        date: 'Date',
      },
    },
    byAge: {
      kind: 'text',
      label: 'By which age?',
      noun: 'the age',
      most: 3,
      format: 'number',
      askIf: { question: 'by', is: 'age' },
    },
    byDate: {
      kind: 'date',
      label: 'By which date?',
      hint: 'An approximate month is enough',
      noun: 'the date',
      approximate: true,
      askIf: { question: 'by', is: 'date' },
    },
  },
} as const satisfies List
