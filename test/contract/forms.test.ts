import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { askedPages, numberedSteps, stepNumber } from '#contract/asking.ts'
import { canonicalJson } from '#contract/canonical.ts'
import { declarationTexts } from '#contract/declarations.ts'
import { factNames } from '#contract/facts.ts'
import type { Form, GivenAnswers } from '#contract/form.ts'
import { adultAdviceV1 } from '#contract/forms/adult-advice.v1/index.ts'
import { currentForms, findForm } from '#contract/forms/index.ts'
import { summarise } from '#contract/summary.ts'
import { nilReturn, overEighteen, withUnlinked } from '../examples/adult-advice.ts'
import { anyAnswers, anyFacts } from './arbitrary-answers.ts'
import { danglingIn } from './dangling.ts'

/** A form that was published is never edited: whoever changes one makes a new version, and a new line here. */
const fingerprints: Readonly<Record<string, string>> = {
  'adult-advice.1': '43d639b48d9e95eb7029587c3ddf939e960b887ff15de25164b14e0ca88a516e',
}

function fingerprint(form: Form): string {
  return createHash('sha256').update(canonicalJson(form)).digest('hex')
}

/** Of questions, lists and what is asked in their entries: `before` is looked through for all of them alike. */
function namesIn(form: Form): string[] {
  return form.steps.flatMap(({ pages }) =>
    pages.flatMap((page) =>
      'list' in page ? [page.list.name, ...Object.keys(page.list.questions)] : Object.keys(page.questions),
    ),
  )
}

for (const form of currentForms) {
  const name = `${form.id}.${form.version}`

  test(`${name} still has the fingerprint it had when published`, () => {
    assert.equal(fingerprint(form), fingerprints[name])
    assert.equal(findForm(form.id, form.version), form)
  })

  test(`${name}: every condition names an earlier question, list or fact, and an answer it can have`, () => {
    assert.deepEqual(danglingIn(form), [])
  })

  test(`${name}: no name is used twice, nor that of a fact or of an entry's id`, () => {
    const names = [...factNames, 'id', ...namesIn(form)]
    assert.deepEqual(
      names.filter((one, index) => names.indexOf(one) !== index),
      [],
    )
  })

  test(`${name}: every page has a path of its own`, () => {
    const ids = form.steps.flatMap(({ pages }) => pages.map(({ id }) => id))
    assert.equal(new Set(ids).size, ids.length)
    assert.ok(!ids.includes('profile') && !ids.includes('summary'))
  })
}

test('a changed label changes the fingerprint', () => {
  assert.notEqual(fingerprint({ ...adultAdviceV1, title: `${adultAdviceV1.title}.` }), fingerprint(adultAdviceV1))
})

test('a form in the wrong order is found out, and so is a condition that never holds', () => {
  const backwards = danglingIn({ ...adultAdviceV1, steps: adultAdviceV1.steps.toReversed() })
  for (const found of [
    'capacity: no describes before it',
    'consents: no list needs before it',
    'scope: no list needs before it',
    'needIds: no list needs before it',
  ]) {
    assert.ok(backwards.includes(found), `${found} in ${backwards.join('\n')}`)
  }
  const page = { id: 'last', askIf: { question: 'ageBand', is: 'sixteen' }, questions: {} } as const
  const misspelt: Form = { ...adultAdviceV1, steps: [{ id: 'last', title: 'Last', pages: [page] }] }
  assert.deepEqual(danglingIn(misspelt), ['last: ageBand is never sixteen'])
})

test('the Adults declaration says Step 5, and only the paragraph of its own form is shown', () => {
  const [first, second] = declarationTexts(adultAdviceV1)
  assert.match(first ?? '', /recorded their consent in Step 5 of the form/)
  assert.doesNotMatch(first ?? '', /Children's Services advice form|submitting a request form/)
  assert.match(second ?? '', /^The information that you have provided/)
})

test('there are always five numbered steps, and consent is the fifth', () => {
  assert.equal(numberedSteps(adultAdviceV1).length, 5)
  assert.equal(stepNumber(adultAdviceV1, 'consent'), 5)
  assert.equal(stepNumber(adultAdviceV1, 'nil-return'), undefined)
})

test('a nil return asks nothing of Steps 2 to 5, and nobody else is asked it', () => {
  fc.assert(
    fc.property(anyAnswers(adultAdviceV1), anyFacts, fc.boolean(), (given, facts, isNil) => {
      const describes = isNil ? 'unknown' : 'unallocated'
      const steps = new Set(askedPages(adultAdviceV1, { ...given, describes }, facts).map(({ step }) => step.id))
      const walked = isNil ? ['involvement', 'nil-return'] : ['involvement', 'views', 'needs', 'outcomes', 'consent']
      assert.deepEqual([...steps], walked)
    }),
    { numRuns: 200, seed: 20_261_124 },
  )
})

test('Step 5 stands in every summary, without a row where no consent was needed', () => {
  const standing = (answers: GivenAnswers): [string, number][] =>
    summarise(adultAdviceV1, answers, { ageBand: '18-24' }).map(({ step, groups }) => [step.id, groups.length])
  assert.deepEqual(standing(nilReturn).at(-1), ['consent', 0])
  assert.equal(standing(nilReturn).length, 3)
  assert.deepEqual(standing(overEighteen).at(-1), ['consent', 0])
  assert.deepEqual(standing(withUnlinked).at(-1), ['consent', 2])
})
