import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disclose } from '#contract/disclose.ts'
import { factsAbout } from '#contract/facts.ts'
import { adultAdviceV1 } from '#contract/forms/adult-advice.v1/index.ts'
import { readExactly, readForm } from '#contract/read.ts'
import * as examples from '../examples/adult-advice.ts'
import { examplePerson } from '../examples/person.ts'
import { exampleNeeds, exampleOutcomes, exampleSupports, halfConsent } from '../examples/needs.ts'

const today = '2026-11-24'
const on = { today, facts: factsAbout(examplePerson().details, today) }
const at17 = { today, facts: factsAbout({ dateOfBirth: '2009-04-30' }, today) }

const whole = [
  ['nilReturn', examples.nilReturn, on],
  ['overEighteen', examples.overEighteen, on],
  ['sixteenToSeventeen', examples.sixteenToSeventeen, at17],
  ['withUnlinked', examples.withUnlinked, on],
  ['existingAssessment', examples.existingAssessment, on],
  ['adviceWithConsent', examples.adviceWithConsent, on],
] as const

for (const [name, answers, day] of whole) {
  test(`${name} is good advice, as it is kept`, () => {
    assert.deepEqual(readExactly(readForm(adultAdviceV1, answers, day), answers), { ok: true, answers })
  })
}

test('of withUnlinked leaves what is agreed to, and what hangs on any of that', () => {
  const disclosure = disclose(adultAdviceV1, examples.withUnlinked, on)
  assert.ok(disclosure.ok)
  const { answers, withheld } = disclosure
  const { bills, visitors, household, travel } = exampleOutcomes
  assert.deepEqual(answers, {
    ...examples.withUnlinked,
    needs: [exampleNeeds.travel, exampleNeeds.bills],
    outcomes: [travel, bills, { ...household, needIds: [exampleNeeds.bills.id] }],
    supports: [
      exampleSupports.travel,
      exampleSupports.bills,
      { ...exampleSupports.household, outcomeIds: [household.id] },
    ],
    consents: [{ ...halfConsent, scope: [`yes ${exampleNeeds.bills.id}`] }],
  })
  assert.deepEqual(
    withheld.map(({ list, entry }) => [list.noun, entry]),
    [
      ['need', exampleNeeds.visitors],
      ['outcome', visitors],
      ['support', exampleSupports.visitors],
    ],
  )
})

test('of the others all is sent', () => {
  for (const [name, answers, day] of whole) {
    if (name === 'withUnlinked') continue
    assert.deepEqual(disclose(adultAdviceV1, answers, day), { ok: true, answers, withheld: [] }, name)
  }
})
