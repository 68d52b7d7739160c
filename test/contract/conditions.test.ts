import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holds } from '#contract/asking.ts'
import { factNames, factsAbout } from '#contract/facts.ts'
import type { Form } from '#contract/form.ts'
import { isEnough, isOptional, readForm, readPage } from '#contract/read.ts'

const today = '2026-11-24'

const unlinked = { question: 'linked', is: 'no' } as const
const linkedNeed = { id: 'a', area: 'home', linked: 'yes' }
const unlinkedNeed = { id: 'b', area: 'work', linked: 'no' }

test('nothing given is not given, whatever the field makes of it', () => {
  for (const nothing of [undefined, '', ' \n', '//', false, []]) {
    assert.equal(holds({ given: 'amount' }, { amount: nothing }), false)
    assert.equal(holds({ notGiven: 'amount' }, { amount: nothing }), true)
  }
  for (const something of ['0', '/4/', true, ['x']]) {
    assert.equal(holds({ given: 'amount' }, { amount: something }), true)
    assert.equal(holds({ notGiven: 'amount' }, { amount: something }), false)
  }
})

test('a list has an entry for which the condition holds, or has none', () => {
  const needs = (...entries: (typeof linkedNeed)[]) => ({ needs: entries, linked: 'no' })
  assert.equal(holds({ list: 'needs', has: unlinked }, needs(linkedNeed, unlinkedNeed)), true)
  assert.equal(holds({ list: 'needs', hasNo: unlinked }, needs(linkedNeed, unlinkedNeed)), false)
  // The form's own `linked` is not the entry's.
  assert.equal(holds({ list: 'needs', has: unlinked }, needs(linkedNeed)), false)
  assert.equal(holds({ list: 'needs', hasNo: unlinked }, needs(linkedNeed)), true)
})

test('a list that is empty, absent or no list at all has nothing', () => {
  for (const needs of [[], undefined, 'needs', ['a']]) {
    assert.equal(holds({ list: 'needs', has: { all: [] } }, { needs }), false)
    assert.equal(holds({ list: 'needs', hasNo: { all: [] } }, { needs }), true)
  }
})

test('the age band turns on the birthday', () => {
  const bandAt = (dateOfBirth: unknown) => factsAbout({ dateOfBirth }, today)['ageBand']
  assert.equal(bandAt('2010-11-25'), 'under-16')
  assert.equal(bandAt('2010-11-24'), '16-17')
  assert.equal(bandAt('2008-11-25'), '16-17')
  assert.equal(bandAt('2008-11-24'), '18-24')
  assert.equal(bandAt('2001-11-25'), '18-24')
  assert.equal(bandAt('2001-11-24'), 'over-24')
  for (const unknown of [undefined, '', '2010-02-30', '30/4/', 20]) assert.deepEqual(bandAt(unknown), undefined)
  assert.deepEqual(Object.keys(factsAbout({ dateOfBirth: '2006-04-30' }, today)), [...factNames])
})

const text = { kind: 'text', label: 'Text', noun: 'some text', most: 20 } as const

const form = {
  id: 'facts',
  version: 1,
  title: 'Facts',
  prefix: 'FAC',
  audience: 'adults',
  steps: [
    {
      id: 'young',
      title: 'Young',
      askIf: { question: 'ageBand', is: 'under-16' },
      pages: [{ id: 'why', questions: { why: text } }],
    },
    {
      id: 'all',
      title: 'All',
      pages: [
        { id: 'own', questions: { own: { ...text, askIf: { question: 'ageBand', isNot: 'under-16' } } } },
        {
          id: 'wishes',
          atLeastOne: true,
          questions: {
            adultWish: { ...text, optional: true, askIf: { question: 'ageBand', is: '18-24' } },
            wish: { ...text, optional: true },
          },
        },
      ],
    },
  ],
} as const satisfies Form

test('facts stand before the first question, and answers cannot take their place', () => {
  const faults = (ageBand: string) => {
    const reading = readForm(form, { ageBand: 'under-16' }, { today, facts: { ageBand } })
    return reading.ok ? {} : reading.faults
  }
  assert.deepEqual(faults('under-16'), { why: 'missing', wish: 'none-given' })
  assert.deepEqual(faults('16-17'), { own: 'missing', wish: 'none-given' })
})

test('where at least one is wanted, the first question that is asked says so', () => {
  const [, { pages }] = form.steps
  const [, page] = pages
  const read = (given: Record<string, string>, ageBand = '18-24') =>
    readPage(page, given, { today, facts: {} }, { ageBand })
  assert.deepEqual(read({}), { ok: false, faults: { adultWish: 'none-given' } })
  assert.deepEqual(read({ adultWish: ' ' }, '16-17'), { ok: false, faults: { wish: 'none-given' } })
  assert.deepEqual(read({ adultWish: 'x' }, '16-17'), { ok: false, faults: { wish: 'none-given' } })
  assert.deepEqual(read({ wish: 'Trams' }), { ok: true, answers: { wish: 'Trams' } })
  const long = 'x'.repeat(21)
  assert.deepEqual(read({ wish: long }), { ok: false, faults: { wish: 'too-long' } })
})

test('a list needs no entry while it is optional', () => {
  const list = { name: 'consents', noun: 'record', shows: 'name', most: 5, questions: { name: text } } as const
  const wanted = { ...list, least: 1, optionalIf: { list: 'needs', hasNo: unlinked } } as const
  assert.equal(isEnough(wanted, 0, { needs: [unlinkedNeed] }), false)
  assert.equal(isEnough(wanted, 0, { needs: [linkedNeed] }), true)
  assert.equal(isEnough(wanted, 1, { needs: [unlinkedNeed] }), true)
  assert.equal(isEnough({ ...list, least: 1 }, 0, {}), false)
  assert.equal(isOptional({ ...text, optionalIf: { given: 'other' } }, { other: 'x' }), true)
  assert.equal(isOptional({ ...text, optionalIf: { given: 'other' } }, { other: '' }), false)
})
