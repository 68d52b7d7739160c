import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer, Given, Question } from '#contract/form.ts'
import { readQuestions } from '#contract/read.ts'
import { wordFault } from '#contract/wording.ts'

const today = '2026-11-24'

function answerTo(question: Question, given: Given, beside: Record<string, Given> = {}): Answer | undefined {
  const reading = readQuestions({ asked: question }, { asked: given, ...beside }, today)
  assert.ok(reading.ok, JSON.stringify(reading))
  return reading.answers.asked
}

function faultIn(question: Question, given: Given, beside: Record<string, Given> = {}): string | undefined {
  const reading = readQuestions({ asked: question }, { asked: given, ...beside }, today)
  assert.ok(!reading.ok, JSON.stringify(reading))
  const code = reading.faults.asked
  assert.ok(code)
  return wordFault(question, code)
}

const text: Question = { kind: 'text', label: 'Name', noun: 'your name', most: 10 }
const day: Question = { kind: 'date', label: 'Date', noun: 'date of birth', when: 'past' }
const month: Question = { kind: 'date', label: 'Since', noun: 'when it began', approximate: true }
const yesNo: Question = { kind: 'choice', label: 'Is it?', noun: 'yes if it is', options: { yes: 'Yes', no: 'No' } }
const several: Question = {
  kind: 'choices',
  label: 'Which?',
  noun: 'which apply, or None',
  options: { a: 'A', b: 'B', none: 'None' },
  none: 'none',
}

test('text is kept composed, trimmed, with one sort of line end and no control characters', () => {
  const long: Question = { ...text, most: 100, lines: 3 }
  assert.equal(answerTo(long, '  cafe\u0301\u000bone\r\ntwo\u0000\ud800 '), 'caf\u00e9\none\ntwo')
})

test('checking an answer gives the same answer', () => {
  const long: Question = { ...text, most: 100, lines: 3 }
  const once = answerTo(long, ' \u0002 A\u0308\r\nB \u{1F600}')
  assert.equal(answerTo(long, once), once)
})

test('text of spaces alone is missing, and says so in the words of the question', () => {
  assert.equal(faultIn(text, ' \n '), 'Enter your name')
  assert.equal(faultIn(text, undefined), 'Enter your name')
})

test('length is counted in characters as a person sees them', () => {
  assert.equal(answerTo(text, '😀'.repeat(10)), '😀'.repeat(10))
  assert.equal(faultIn(text, 'x'.repeat(11)), 'Your name must be 10 characters or fewer')
})

test('one line takes no second one', () => {
  assert.match(faultIn(text, 'a\nb') ?? '', /cannot be kept/)
})

test('a postcode is kept in capitals with its space, however it is typed', () => {
  const postcode: Question = { ...text, format: 'postcode', noun: 'a postcode' }
  for (const typed of ['cv15rr', 'CV1 5RR', ' cv1-5rr ']) assert.equal(answerTo(postcode, typed), 'CV1 5RR')
  assert.equal(faultIn(postcode, 'CV1'), 'Enter a postcode in full, like CV1 5RR')
})

test('a phone number takes any usual form and nothing else', () => {
  const phone: Question = { ...text, most: 30, format: 'phone', noun: 'a phone number' }
  for (const typed of ['02476831614', '+44 (0)24 7683 1614', '024 7683 1614 ext 12'])
    assert.equal(answerTo(phone, typed), typed)
  assert.match(faultIn(phone, 'at work') ?? '', /^Enter a phone number, like/)
})

test('an email address must look like one', () => {
  const email: Question = { ...text, most: 254, format: 'email', noun: 'an email address' }
  assert.equal(answerTo(email, ' a.b+c@council.gov.uk '), 'a.b+c@council.gov.uk')
  for (const typed of ['a', 'a@b', 'a b@c.uk', 'a@b..uk'])
    assert.match(faultIn(email, typed) ?? '', /like name@example.com/)
})

test('a new password is taken as typed, 10 to its most characters', () => {
  const password: Question = { ...text, most: 128, format: 'new-password', noun: 'a password' }
  assert.equal(answerTo(password, ' three random '), ' three random ')
  assert.equal(faultIn(password, 'short'), 'A password must be 10 characters or more')
  const again: Question = {
    ...text,
    most: 128,
    format: 'password',
    noun: 'the same password again',
    sameAs: 'password',
  }
  assert.equal(faultIn(again, 'another one', { password: 'not that one' }), 'Enter the same password again')
})

test('a date says which part is missing, and is never one that does not exist', () => {
  assert.equal(answerTo(day, '2010-04-30'), '2010-04-30')
  assert.equal(faultIn(day, '/4/2010'), 'Date of birth must include a day')
  assert.equal(faultIn(day, '30//2010'), 'Date of birth must include a month')
  assert.equal(faultIn(day, '30/4/'), 'Date of birth must include a year')
  assert.equal(faultIn(day, '30/4/10'), 'Date of birth: year must include 4 numbers')
  assert.equal(faultIn(day, '2010-02-30'), 'Date of birth must be a real date')
  assert.equal(faultIn(day, '2100-02-29'), 'Date of birth must be a real date')
  assert.equal(faultIn(day, '2026-11-25'), 'Date of birth must be today or in the past')
  assert.equal(faultIn(day, '//'), 'Enter date of birth')
})

test('where a month will do, a month will do', () => {
  assert.equal(answerTo(month, '2020-04'), '2020-04')
  assert.equal(faultIn(month, '/4/'), 'When it began must include a year')
  assert.equal(faultIn(day, '2020-04'), 'Date of birth must include a day')
})

test('an end is not before its beginning, a month against a day by what they share', () => {
  const to: Question = { ...month, notBefore: 'from' }
  assert.equal(answerTo(to, '2020-04', { from: '2020-04-30' }), '2020-04')
  assert.match(faultIn(to, '2020-03', { from: '2020-04-30' }) ?? '', /must not be before/)
})

test('a choice is one of its options', () => {
  assert.equal(answerTo(yesNo, 'no'), 'no')
  assert.equal(faultIn(yesNo, 'toString'), 'Select yes if it is')
  assert.equal(faultIn(yesNo, ['yes']), 'Select yes if it is')
})

test('checkboxes are kept in the order of the options, and None stands alone', () => {
  assert.deepEqual(answerTo(several, ['b', 'a']), ['a', 'b'])
  assert.equal(faultIn(several, ['a', 'none']), "Select other options or 'None', not both")
  assert.equal(faultIn(several, ['a', 'a']), 'Select which apply, or None')
  assert.equal(faultIn(several, []), 'Select which apply, or None')
})

test('what may be left out depends on what stands beside it', () => {
  const number: Question = { ...text, optionalIf: { question: 'none', is: 'yes' } }
  assert.equal(answerTo(number, '', { none: true }), undefined)
  assert.equal(faultIn(number, '', { none: false }), 'Enter your name')
})

test('a number and a time say what one looks like, and a statement what to confirm', () => {
  const number: Question = { ...text, format: 'number', noun: 'how much' }
  const time: Question = { kind: 'time', label: 'Time', noun: 'the time' }
  const read: Question = { kind: 'statement', label: 'I confirm', noun: 'that you have read it' }
  assert.equal(faultIn(number, 'three'), 'How much must be a number, like 3 or 1.5')
  assert.equal(faultIn(time, '25:00'), 'The time must be a real time, like 09:30')
  assert.equal(faultIn(read, ''), 'Confirm that you have read it')
})
