import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from '#contract/canonical.ts'
import { disclose, unconsented, type Withheld } from '#contract/disclose.ts'
import { entriesOf } from '#contract/entries.ts'
import type { Answers, GivenAnswers } from '#contract/form.ts'
import { adultAdviceV1 as form } from '#contract/forms/adult-advice.v1/index.ts'
import { readExactly, readForm } from '#contract/read.ts'
import { type Row, summarise } from '#contract/summary.ts'
import { AnswersByName } from '#contract/wire.ts'
import { anyAnswers, anyFacts, askedOf, goodAnswers, today } from './arbitrary-answers.ts'

const runs = { numRuns: 150, seed: 20_261_124 }

/** Who decides, who decides once their authority was seen, and who does not decide. */
const relationships = fc.array(fc.constantFrom('SELF', 'LPA', 'ADV'), { minLength: 3, maxLength: 3 })

/** Mostly advice with new needs, and people who agree. */
const good = fc.tuple(goodAnswers(form), fc.boolean(), relationships).map(([given, isWilling, asked]) => ({
  ...given,
  describes: 'social-worker-before',
  existingAgreed: given['existingAgreed'] === 'yes' ? 'yes' : 'no',
  hasNeeds: given['hasNeeds'] === 'no' ? 'no' : 'yes',
  consents: entriesOf(given['consents']).map((record, index) => ({
    ...record,
    relationship: asked[index] ?? 'SELF',
    ...(isWilling && { given: 'yes' }),
  })),
}))

const idsIn = (given: GivenAnswers, list: string): string[] => entriesOf(given[list]).map(({ id }) => id)

/** The rule in other words than the engine's: somebody said yes, and nobody who decides said anything else. */
function mayShare(answers: Answers, detail?: string): boolean {
  const asked = entriesOf(answers['consents']).filter(
    ({ relationship }) => relationship !== 'ADV' && (relationship !== 'SELF' || answers['capacityResult'] !== 'lacks'),
  )
  const told = asked.filter((record) => record['given'] !== 'not-asked')
  if (entriesOf(answers['consents']).some(({ notShareWith = [] }) => [notShareWith].flat().length > 0)) return false
  const refusals = told.filter(
    ({ given, authoritySeen, scope = [] }) =>
      given === 'no' || authoritySeen === 'no' || (detail !== undefined && ![scope].flat().includes(`yes ${detail}`)),
  )
  return told.length > 0 && refusals.length === 0
}

/** What must stay on the phone: refused needs, and what hangs on such alone. */
function refusedIn(answers: Answers): string[] {
  const refused = entriesOf(answers['needs']).filter(({ id, linked }) => linked === 'no' && !mayShare(answers, id))
  const gone = new Set(refused.map(({ id }) => id))
  for (const [list, link] of [
    ['outcomes', 'needIds'],
    ['supports', 'outcomeIds'],
  ] as const) {
    for (const entry of entriesOf(answers[list])) {
      if ([entry[link]].flat().every((id) => gone.has(String(id)))) gone.add(entry.id)
    }
  }
  return [...gone]
}

interface Disclosed {
  /** All that passed its checks on the phone. */
  whole: Answers
  sent: Answers
  withheld: readonly Withheld[]
}

/** Checks every disclosure of good answers: only other details that were refused are in the way of one. */
function always(check: (disclosed: Disclosed, facts: GivenAnswers) => void): void {
  fc.assert(
    fc.property(good, anyFacts, (given, facts) => {
      const on = { today, facts }
      const whole = readForm(form, given, on)
      const disclosure = disclose(form, given, on)
      assert.ok(whole.ok, JSON.stringify(whole))
      const isRefused = whole.answers['includeOther'] === 'yes' && !mayShare(whole.answers)
      assert.equal(disclosure.ok, !isRefused, JSON.stringify(disclosure))
      if (disclosure.ok) check({ whole: whole.answers, sent: disclosure.answers, withheld: disclosure.withheld }, facts)
    }),
    runs,
  )
}

test('what the phone lets go of, the server takes; what it does not, the server refuses', () => {
  fc.assert(
    fc.property(fc.oneof(good, anyAnswers(form)), anyFacts, (given, facts) => {
      const whole = readForm(form, given, { today, facts })
      const disclosure = disclose(form, given, { today, facts })
      const sent = disclosure.ok ? disclosure.answers : whole.ok ? whole.answers : given
      const reading = readExactly(readForm(form, sent, { today, facts, received: true }), sent)
      const isTaken = reading.ok && Object.keys(unconsented(form, sent, facts)).length === 0
      assert.equal(isTaken, disclosure.ok)
    }),
    runs,
  )
})

test('nothing refused is sent, nor a word of what hangs on it alone', () => {
  always(({ whole, sent }) => {
    const json = canonicalJson(sent)
    for (const id of refusedIn(whole)) assert.ok(!json.includes(id), `${id} stands in ${json}`)
  })
})

test('whatever was not refused is sent, word for word', () => {
  always(({ whole, sent, withheld }) => {
    const refused = refusedIn(whole)
    for (const list of ['needs', 'outcomes', 'supports']) {
      const kept = idsIn(whole, list).filter((id) => !refused.includes(id))
      assert.deepEqual(idsIn(sent, list), kept)
    }
    const needs = entriesOf(whole['needs']).filter(({ id }) => !refused.includes(id))
    assert.deepEqual(entriesOf(sent['needs']), needs)
    if (withheld.length === 0) assert.deepEqual(sent, whole)
  })
})

test('the practitioner is told of everything that stays on the phone, and of nothing else', () => {
  always(({ whole, sent, withheld }) => {
    for (const { list, entry } of withheld) {
      assert.deepEqual(
        entriesOf(whole[list.name]).find(({ id }) => id === entry.id),
        entry,
      )
    }
    const lists = ['needs', 'outcomes', 'supports', 'consents']
    const kept = lists.flatMap((list) => idsIn(sent, list))
    const left = lists.flatMap((list) => idsIn(whole, list)).filter((id) => !kept.includes(id))
    assert.deepEqual(
      withheld.map(({ entry }) => entry.id),
      left,
    )
  })
})

test('a refusal is told of only where it may be, and that nobody was asked never', () => {
  always(({ sent }) => {
    for (const { given, tellRefusal } of entriesOf(sent['consents'])) {
      assert.ok(given === 'yes' || given === 'restricted' || (given === 'no' && tellRefusal === 'yes'))
    }
  })
})

test('nothing is sent that is not asked, and every question asked has the same row on both sides', () => {
  always(({ sent }, facts) => {
    const asked = askedOf(form, sent, facts)
    for (const name of Object.keys(sent))
      assert.ok(
        asked.some((one) => one.split('.')[0] === name),
        name,
      )
    const rows = rowsOf(sent, facts)
    assert.equal(rows.length, asked.length)
    const received = AnswersByName.parse(JSON.parse(canonicalJson(sent)))
    assert.deepEqual(rowsOf(received, facts), rows)
  })
})

test('what was let go of once is let go of unchanged', () => {
  always(({ sent }, facts) => {
    const again = disclose(form, sent, { today, facts, received: true })
    assert.deepEqual(again, { ok: true, answers: sent, withheld: [] })
  })
})

function rowsOf(answers: GivenAnswers, facts: GivenAnswers): Row[] {
  return summarise(form, answers, facts).flatMap(({ groups }) => groups.flatMap(({ rows }) => rows))
}
