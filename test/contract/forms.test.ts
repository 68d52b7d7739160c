import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { askedPages, numberedSteps, stepNumber } from '#contract/asking.ts'
import { canonicalJson } from '#contract/canonical.ts'
import { declarationTexts } from '#contract/declarations.ts'
import type { Condition, Form, Questions } from '#contract/form.ts'
import { currentForms, findForm } from '#contract/forms/index.ts'

/** A form that was published is never edited: whoever changes one makes a new version, and a new line here. */
const fingerprints: Readonly<Record<string, string>> = {
  'adult-advice.1': '853db76a99923e83d88849d088466ab826128232de161013c989411ca9b3c14a',
}

function fingerprint(form: Form): string {
  return createHash('sha256').update(canonicalJson(form)).digest('hex')
}

function namesIn(condition: Condition | undefined): string[] {
  if (condition === undefined) return []
  if ('all' in condition) return condition.all.flatMap(namesIn)
  if ('any' in condition) return condition.any.flatMap(namesIn)
  return [condition.question]
}

/** Every name in the order it is asked, and what each condition needs to have been asked before it. */
function* inOrder(form: Form): Generator<{ needs: string[]; names: string[]; beside: string[] }> {
  for (const step of form.steps) {
    yield { needs: namesIn(step.askIf), names: [], beside: [] }
    for (const page of step.pages) {
      yield { needs: namesIn(page.askIf), names: [], beside: [] }
      if ('list' in page) yield { needs: [], names: [page.list.name], beside: [] }
      else yield* questionsInOrder(page.questions)
    }
  }
}

function* questionsInOrder(questions: Questions) {
  for (const [name, question] of Object.entries(questions)) {
    const after = question.kind === 'date' && question.notBefore !== undefined ? [question.notBefore] : []
    yield { needs: [...namesIn(question.askIf), ...after], names: [name], beside: namesIn(question.optionalIf) }
  }
}

for (const form of currentForms) {
  const name = `${form.id}.${String(form.version)}`

  test(`${name} still has the fingerprint it had when published`, () => {
    assert.equal(fingerprint(form), fingerprints[name])
    assert.equal(findForm(form.id, form.version), form)
  })

  test(`${name}: every condition names an earlier question, and no name is used twice`, () => {
    const seen = new Set<string>()
    const all = new Set([...inOrder(form)].flatMap(({ names }) => names))
    for (const { needs, names, beside } of inOrder(form)) {
      for (const need of needs) assert.ok(seen.has(need), `${need} is asked before it is needed`)
      for (const other of beside) assert.ok(all.has(other), `${other} is asked somewhere`)
      for (const own of names) {
        assert.ok(!seen.has(own), `${own} is used once`)
        seen.add(own)
      }
    }
  })

  test(`${name}: every page has a path of its own`, () => {
    const ids = form.steps.flatMap(({ pages }) => pages.map(({ id }) => id))
    assert.equal(new Set(ids).size, ids.length)
    assert.ok(!ids.includes('profile') && !ids.includes('summary'))
  })
}

test('a changed label changes the fingerprint', () => {
  const [form] = currentForms
  assert.ok(form)
  assert.notEqual(fingerprint({ ...form, title: `${form.title}.` }), fingerprint(form))
})

test('the Adults declaration says Step 5, and only the paragraph of its own form is shown', () => {
  const form = findForm('adult-advice', 1)
  assert.ok(form)
  const [first, second] = declarationTexts(form)
  assert.match(first ?? '', /recorded their consent in Step 5 of the form/)
  assert.doesNotMatch(first ?? '', /Children's Services advice form|submitting a request form/)
  assert.match(second ?? '', /^The information that you have provided/)
})

test('there are always five numbered steps, and a nil return skips Steps 2 to 4', () => {
  const form = findForm('adult-advice', 1)
  assert.ok(form)
  assert.equal(numberedSteps(form).length, 5)
  assert.equal(stepNumber(form, 'consent'), 5)
  assert.equal(stepNumber(form, 'nil-return'), undefined)
  const walked = (describes: string) => new Set(askedPages(form, { describes }).map(({ step }) => step.id))
  assert.ok(walked('unknown').has('nil-return'))
  assert.ok(!walked('social-worker-before').has('nil-return'))
  assert.ok(!walked('unknown').has('needs'))
})
