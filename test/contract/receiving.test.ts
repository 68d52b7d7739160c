import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Form, GivenAnswers } from '#contract/form.ts'
import { readForm } from '#contract/read.ts'

const text = { kind: 'text', label: 'Text', noun: 'some text', most: 5 } as const
const list = { noun: 'thing', shows: 'name', least: 1, most: 1, questions: { name: text } } as const

/** Each sort of question and list, once with `withheld` and once without. */
const form = {
  id: 'receiving',
  version: 1,
  title: 'Receiving',
  prefix: 'REC',
  audience: 'adults',
  steps: [
    {
      id: 'all',
      title: 'All',
      pages: [
        { id: 'questions', questions: { kept: text, wanting: { ...text, withheld: true } } },
        { id: 'things', list: { ...list, name: 'things' } },
        { id: 'others', list: { ...list, name: 'others', withheld: true } },
      ],
    },
  ],
} as const satisfies Form

const [entry, second] = [
  { id: 'a', name: 'one' },
  { id: 'b', name: 'two' },
] as const
const good = { kept: 'x', wanting: 'y', things: [entry], others: [entry] }

function faultsIn(given: GivenAnswers, received?: true): object {
  const on = { today: '2026-11-24', facts: {} }
  const reading = readForm(form, given, received ? { ...on, received } : on)
  return reading.ok ? {} : reading.faults
}

test('on the phone nothing may be wanting', () => {
  assert.deepEqual(faultsIn(good), {})
  assert.deepEqual(faultsIn({}), { kept: 'missing', wanting: 'missing', things: 'too-few', others: 'too-few' })
})

test('in what was sent only that may be wanting which consent can take out', () => {
  assert.deepEqual(faultsIn(good, true), {})
  assert.deepEqual(faultsIn({}, true), { kept: 'missing', things: 'too-few' })
})

test('what is there all the same is checked like anything else', () => {
  const given = { ...good, wanting: 'too long', others: [{ id: 'a', name: '' }] }
  assert.deepEqual(faultsIn(given, true), { wanting: 'too-long', 'others.a.name': 'missing' })
  assert.deepEqual(faultsIn({ ...good, others: [entry, second] }, true), { others: 'too-many' })
})
