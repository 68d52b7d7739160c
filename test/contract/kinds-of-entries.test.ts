import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Given, GivenAnswers, LinksQuestion, Question, VerdictsQuestion } from '#contract/form.ts'
import { checkAnswer, showAnswer } from '#contract/kinds/index.ts'
import { linkable } from '#contract/kinds/links.ts'
import { verdictsIn } from '#contract/kinds/verdicts.ts'
import { currentStatement } from '#contract/statements/index.ts'

const needs = [
  { id: 'n1', area: 'home', linked: 'yes' },
  { id: 'n2', area: 'garden', linked: 'no' },
  { id: 'n3', area: '', linked: 'no' },
]
const given: GivenAnswers = { needs }

const links: LinksQuestion = {
  kind: 'links',
  label: 'Which need?',
  noun: 'a need',
  to: 'needs',
  entry: 'Need',
  shows: 'area',
  as: { home: 'Looking after the home' },
}

const verdicts: VerdictsQuestion = {
  ...links,
  kind: 'verdicts',
  where: { question: 'linked', is: 'no' },
  yes: 'Include',
  no: 'Leave out',
}

function check(question: Question, value: NonNullable<Given>) {
  const checked = checkAnswer(question, value, { today: '2026-11-24', given })
  return checked.ok ? checked.answer : checked.fault
}

test('entries are called by their number and what tells them apart, in words where there are words', () => {
  assert.deepEqual(
    linkable(links, given).map(({ label }) => label),
    ['Need 1: Looking after the home', 'Need 2: garden', 'Need 3'],
  )
})

test('entries that are not meant are left out, and the others keep their numbers', () => {
  const where = { question: 'linked', is: 'no' } as const
  assert.deepEqual(linkable({ ...links, where }, given), [
    { id: 'n2', label: 'Need 2: garden' },
    { id: 'n3', label: 'Need 3' },
  ])
  assert.equal(check({ ...links, where }, ['n1']), 'no-such-entry')
  assert.deepEqual(check({ ...links, where }, ['n3', 'n2']), ['n2', 'n3'])
})

test('links are kept in the order of the list, each once', () => {
  assert.deepEqual(check(links, ['n2', 'n1']), ['n1', 'n2'])
  for (const wrong of [['n1', 'n1'], ['n4'], 'n1', true]) assert.equal(check(links, wrong), 'no-such-entry')
  assert.deepEqual(showAnswer(links, ['n1'], given), ['Need 1: Looking after the home'])
  assert.deepEqual(showAnswer(links, ['gone'], given), [])
})

test('there is one verdict for each entry that is meant', () => {
  assert.deepEqual(check(verdicts, ['no n3', 'yes n2']), ['yes n2', 'no n3'])
  assert.equal(check(verdicts, ['yes n2']), 'missing')
  for (const wrong of [
    ['yes n1', 'yes n2', 'yes n3'], // n1 is none of them
    ['yes n2', 'no n2', 'no n3'],
    ['maybe n2', 'no n3'],
    ['yes n2', 'no n4'],
    'yes n2',
  ]) {
    assert.equal(check(verdicts, wrong), 'no-such-entry')
  }
})

test('verdicts are shown in the words of the question', () => {
  assert.deepEqual(showAnswer(verdicts, ['yes n2', 'no n3'], given), ['Need 2: garden: Include', 'Need 3: Leave out'])
  assert.deepEqual(showAnswer(verdicts, ['yes n2'], given), ['Need 2: garden: Include'])
  assert.equal(verdictsIn(['yes n2'])?.get('n2'), 'yes')
  assert.equal(verdictsIn('yes n2'), undefined)
})

test('a time is kept as on a 24-hour clock, however people write it', () => {
  const time: Question = { kind: 'time', label: 'Time', noun: 'the time' }
  for (const typed of ['09:30', '9:30', '9.30', '0930', '930', ' 9h30 ', '9 30'])
    assert.equal(check(time, typed), '09:30')
  assert.equal(check(time, '23:59'), '23:59')
  assert.equal(check(time, '00:00'), '00:00')
  for (const typed of ['24:00', '12:60', '9', '9:3', '9:30 pm', '-1:30', 'noon', '12345']) {
    assert.equal(check(time, typed), 'not-a-time')
  }
  assert.equal(check(time, true), 'not-a-time')
})

test('a statement is answered with the id of one that was published', () => {
  const statement: Question = { kind: 'statement', label: 'I confirm', noun: 'that it was read' }
  assert.equal(check(statement, currentStatement.id), currentStatement.id)
  for (const wrong of ['coventry-1999-01', 'yes', true]) assert.equal(check(statement, wrong), 'not-an-option')
  assert.deepEqual(showAnswer(statement, currentStatement.id, {}), [`Yes, statement ${currentStatement.id}`])
})

test('a number has digits and at most two after its point', () => {
  const number: Question = { kind: 'text', label: 'How much?', noun: 'how much', most: 9, format: 'number' }
  for (const typed of ['3', ' 1.5 ', '0.25', '999999.99']) assert.equal(check(number, typed), typed.trim())
  for (const typed of ['three', '1,5', '1.', '.5', '-1', '1.234', '1e3', '3 hours', '1234567']) {
    assert.equal(check(number, typed), 'not-a-number')
  }
})
