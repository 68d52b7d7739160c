import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedPages, askedQuestions } from '#contract/asking.ts'
import type { Form, Given, GivenAnswers } from '#contract/form.ts'
import { readExactly, readForm } from '#contract/read.ts'
import { summarise } from '#contract/summary.ts'

const on = { today: '2026-11-24', facts: {} }

/** A form with everything the engine knows: branching, repeat groups, links between them. */
const form = {
  id: 'example',
  version: 1,
  title: 'Example',
  prefix: 'EXA',
  audience: 'adults',
  steps: [
    {
      id: 'needs',
      title: 'Needs',
      pages: [
        {
          id: 'has',
          questions: {
            has: { kind: 'choice', label: 'Any needs?', noun: 'yes if any', options: { yes: 'Yes', no: 'No' } },
            why: { kind: 'text', label: 'Why not?', noun: 'why not', most: 20, askIf: { question: 'has', is: 'no' } },
            sure: {
              kind: 'agreement',
              label: 'Sure',
              noun: 'sure',
              optional: true,
              askIf: { question: 'why', is: 'none' },
            },
          },
        },
        {
          id: 'needs',
          askIf: { question: 'has', is: 'yes' },
          list: {
            name: 'needs',
            noun: 'need',
            shows: 'area',
            least: 1,
            most: 2,
            questions: {
              area: { kind: 'text', label: 'Area', noun: 'an area', most: 20 },
              plan: { kind: 'text', label: 'Plan', noun: 'a plan', most: 20, askIf: { question: 'area', is: 'home' } },
            },
          },
        },
      ],
    },
    {
      id: 'outcomes',
      title: 'Outcomes',
      askIf: { question: 'has', is: 'yes' },
      pages: [
        {
          id: 'outcomes',
          list: {
            name: 'outcomes',
            noun: 'outcome',
            shows: 'needIds',
            least: 0,
            most: 5,
            questions: {
              needIds: {
                kind: 'links',
                label: 'Which need?',
                noun: 'a need',
                to: 'needs',
                entry: 'Need',
                shows: 'area',
              },
            },
          },
        },
      ],
    },
    { id: 'consent', title: 'Consent', pages: [] },
  ],
} as const satisfies Form

const need = { id: '11111111-1111-4111-8111-111111111111', area: 'home', plan: 'a plan' }
const outcome = { id: '22222222-2222-4222-8222-222222222222', needIds: [need.id] }

test('only what is asked is read: what hangs on an answer no longer given is gone', () => {
  const reading = readForm(form, { has: 'no', why: 'fine', needs: [need], outcomes: [outcome] }, on)
  assert.deepEqual(reading, { ok: true, answers: { has: 'no', why: 'fine' } })
})

test('a question that is not asked does not count for what hangs on it', () => {
  const [page] = form.steps[0].pages
  assert.deepEqual(Object.keys(askedQuestions(page.questions, { has: 'yes', why: 'none' })), ['has'])
  assert.deepEqual(Object.keys(askedQuestions(page.questions, { has: 'no', why: 'none' })), ['has', 'why', 'sure'])
})

test('entries are read one by one, and a fault names its entry', () => {
  const reading = readForm(form, { has: 'yes', needs: [{ ...need, plan: '' }], outcomes: [] }, on)
  assert.deepEqual(reading, { ok: false, faults: { [`needs.${need.id}.plan`]: 'missing' } })
})

test('a list has at least and at most so many entries', () => {
  const faultsOf = (needs: Given) => {
    const reading = readForm(form, { has: 'yes', needs, outcomes: [] }, on)
    return reading.ok ? {} : reading.faults
  }
  assert.deepEqual(faultsOf([]), { needs: 'too-few' })
  assert.deepEqual(faultsOf([need, { ...need, id: 'b' }, { ...need, id: 'c' }]), { needs: 'too-many' })
})

test('what an entry is no longer asked does not count for what hangs on the list', () => {
  const [first, ...others] = form.steps
  const planned = { list: 'needs', has: { given: 'plan' } } as const
  const hanging: Form = { ...form, steps: [first, ...others.map((step) => ({ ...step, askIf: planned }))] }
  const asked = (area: string) =>
    askedPages(hanging, { has: 'yes', needs: [{ ...need, area }] }, {}).map(({ page }) => page.id)
  assert.deepEqual(asked('home'), ['has', 'needs', 'outcomes'])
  assert.deepEqual(asked('work'), ['has', 'needs'])
})

test('a link leads to an entry that is there', () => {
  const answers = { has: 'yes', needs: [need], outcomes: [outcome] }
  assert.deepEqual(readForm(form, answers, on), { ok: true, answers })
  const reading = readForm(form, { ...answers, outcomes: [{ ...outcome, needIds: ['gone'] }] }, on)
  assert.deepEqual(reading, { ok: false, faults: { [`outcomes.${outcome.id}.needIds`]: 'no-such-entry' } })
})

test('the summary has a group for each entry, with links in words', () => {
  const blocks = summarise(form, { has: 'yes', needs: [need], outcomes: [outcome] }, {})
  const groups = blocks.flatMap((block) => block.groups)
  assert.deepEqual(
    groups.map(({ heading }) => heading),
    [undefined, 'Need 1', 'Outcome 1'],
  )
  assert.deepEqual(groups[2]?.rows[0]?.words, ['Need 1: home'])
})

test('a box that was not ticked says No, and what was left says nothing', () => {
  const asked = { ...form, steps: form.steps.slice(0, 1) }
  const [block] = summarise(asked, { has: 'no', why: 'none' }, {})
  assert.deepEqual(
    block?.groups[0]?.rows.map(({ name, words }) => [name, words]),
    [
      ['has', ['No']],
      ['why', ['none']],
      ['sure', ['No']],
    ],
  )
})

test('what another device sent holds nothing that is not asked, and all of it as it is kept', () => {
  const exactly = (given: GivenAnswers) => readExactly(readForm(form, given, on), given)
  assert.deepEqual(exactly({ has: 'no', why: 'fine', more: 'x' }), { ok: false, faults: { more: 'not-asked' } })
  assert.deepEqual(exactly({ has: 'no', why: ' fine' }), { ok: false, faults: { why: 'not-plain' } })
  assert.equal(exactly({ has: 'no', why: 'fine' }).ok, true)
})
