import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedAgain, isConsented } from '#contract/asked-again.ts'
import { entriesOf, listsOf, withEntry, withEntryBack, withoutEntry } from '#contract/entries.ts'
import type { GivenAnswers } from '#contract/form.ts'
import { adultAdviceV1 as form } from '#contract/forms/adult-advice.v1/index.ts'
import { withUnlinked } from '../examples/adult-advice.ts'
import { exampleNeeds } from '../examples/needs.ts'

const { travel, bills, visitors } = exampleNeeds
const given: GivenAnswers = withUnlinked

/** The verdicts left after a change. */
function scopeAfter(after: GivenAnswers): unknown {
  return entriesOf(askedAgain(form, given, after)['consents'])[0]?.['scope']
}

test('a need that needs consent and was changed is asked about again, and no other is', () => {
  assert.deepEqual(scopeAfter(withEntry(given, 'needs', { ...bills, description: 'Opens none.' })), [
    `no ${visitors.id}`,
  ])
})

test('so is one that needs it no longer, and one that needs it only now', () => {
  assert.deepEqual(scopeAfter(withEntry(given, 'needs', { ...bills, linked: 'yes' })), [`no ${visitors.id}`])
  const before = withEntry(given, 'needs', { ...bills, linked: 'yes' })
  assert.deepEqual(entriesOf(askedAgain(form, before, given)['consents'])[0]?.['scope'], [`no ${visitors.id}`])
})

test('so is one that was removed', () => {
  const after = { ...given, needs: [travel, visitors] }
  assert.deepEqual(scopeAfter(after), [`no ${visitors.id}`])
})

test('nothing is asked again after a change of anything else, or when the same is given once more', () => {
  for (const after of [
    given,
    withEntry(given, 'needs', { ...travel, description: 'Walks.' }),
    withEntry(given, 'needs', { ...bills }),
    withEntry(given, 'needs', { ...bills, id: 'new' }),
    { ...given, views: 'Other views' },
  ]) {
    assert.equal(askedAgain(form, given, after), after)
  }
})

test('somebody has said yes to one need and no to the other', () => {
  const list = listsOf(form).find(({ name }) => name === 'needs')
  assert.ok(list)
  assert.deepEqual(
    [bills, visitors, travel].map(({ id }) => isConsented(form, list, given, id)),
    [true, false, false],
  )
})

test('an entry that is put back stands where it stood, and what others said about it is said again', () => {
  const without = withoutEntry(given, bills.id)
  assert.doesNotMatch(JSON.stringify(without), new RegExp(bills.id))
  assert.deepEqual(withEntryBack(without, bills.id, given), {
    ...given,
    outcomes: entriesOf(given['outcomes']).map((outcome) =>
      outcome.id === entriesOf(given['outcomes'])[3]?.id ? { ...outcome, needIds: [visitors.id, bills.id] } : outcome,
    ),
    consents: entriesOf(given['consents']).map((record) => ({
      ...record,
      scope: [`no ${visitors.id}`, `yes ${bills.id}`],
    })),
  })
})

test('what was given since stays when an entry is put back', () => {
  const since = withEntry(withoutEntry(given, bills.id), 'needs', { id: 'new', area: 'work' })
  const back = withEntryBack(withEntryBack(since, bills.id, given), bills.id, given)
  assert.deepEqual(
    entriesOf(back['needs']).map(({ id }) => id),
    [travel.id, bills.id, visitors.id, 'new'],
  )
})
