import assert from 'node:assert/strict'
import { test } from 'node:test'
import { factsAbout } from '../../api/contract/facts.ts'
import type { GivenAnswers } from '../../api/contract/form.ts'
import { adultAdviceV1 } from '../../api/contract/forms/adult-advice.v1/index.ts'
import { warningsOf } from '../../api/contract/warnings.ts'
import { adviceWithConsent, needId } from '../examples/adult-advice.ts'

const today = '2026-11-24'
const aaron = { forename: 'Aaron', surname: 'Aardvaark', dateOfBirth: '2006-04-30' }

function sentences(given: GivenAnswers, details = aaron, others: readonly Record<string, string>[] = []): string[] {
  const about = { form: adultAdviceV1, facts: factsAbout(details, today), details, others, today }
  return warningsOf(about, given).map(({ sentence }) => sentence)
}

const [support] = adviceWithConsent.supports
const [record] = adviceWithConsent.consents

test('of an advice that hangs together nothing is said', () => {
  assert.deepEqual(sentences(adviceWithConsent), [])
})

test('somebody too young or too old for the form is named, and nobody else', () => {
  const born = (dateOfBirth: string): string[] => sentences({}, { ...aaron, dateOfBirth })
  assert.deepEqual(born('2010-11-25'), [
    "Aaron is 15 years old and this is the Adults Services Advice Form. Did you mean the Children's Services advice form?",
  ])
  assert.deepEqual(born('2010-11-24'), [])
  assert.deepEqual(born('2001-11-25'), [])
  assert.deepEqual(born('2001-11-24'), ['Aaron is 25 years old. Education, Health and Care Plans end at 25.'])
})

test('a need without outcome and an outcome without support are gaps', () => {
  assert.deepEqual(sentences({ ...adviceWithConsent, outcomes: [], supports: [] }), [
    'No outcome for need 1: Looking after the home',
  ])
  assert.deepEqual(sentences({ ...adviceWithConsent, supports: [] }), [
    'No support for outcome 1: By July 2027 Zoë will pay her own bills.',
  ])
})

test('a support that says nothing of how much is said to be without', () => {
  const { amount: _amount, ...vague } = support
  assert.deepEqual(sentences({ ...adviceWithConsent, supports: [vague] }), [
    '‘How much and how often?’ is not answered for support 1: Somebody to open the post with.',
  ])
})

test('the whole name of somebody else is found in any text, whatever its case and space', () => {
  const robin = { forename: 'Robin', surname: 'O’Neill' }
  const given = (text: string): GivenAnswers => ({ ...adviceWithConsent, strengths: text })
  const found =
    'The name of somebody else you work with stands in the text: Robin O’Neill. Is this about the right person?'
  assert.deepEqual(sentences(given('Lives with robin  O’NEILL’s aunt'), aaron, [robin]), [found])
  assert.deepEqual(sentences(given('Robin O’Neillson, Robin and O’Neill'), aaron, [robin]), [])
  assert.deepEqual(sentences(given('Aaron Aardvaark'), aaron, [aaron]), [])
  const needs = [{ id: needId, description: 'Helps Robin O’Neill' }]
  assert.equal(sentences({ ...adviceWithConsent, needs }, aaron, [robin]).includes(found), true)
})

test('consent from long ago, or from before the service was involved, is to be looked at', () => {
  const on = (date: string): string[] => sentences({ ...adviceWithConsent, consents: [{ ...record, date }] })
  assert.deepEqual(on('2026-05-25'), [])
  assert.deepEqual(on('2026-05-24'), ['Consent was obtained more than six months ago'])
  const late = { ...adviceWithConsent, involvedFrom: '2026-11', consents: [{ ...record, date: '2026-10-31' }] }
  assert.deepEqual(sentences(late), ['Consent was obtained before your service became involved'])
})
