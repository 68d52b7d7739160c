import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dueDay, wordDue } from '#contract/due.ts'
import { findForm } from '#contract/forms/index.ts'
import { ageOn, londonDay, showTime } from '#contract/london.ts'
import { summarise, type Row } from '#contract/summary.ts'

const impossible = ['2026-13-45', '2026-02-31', '2026-00-10', '2026-11-32', '0000-00-00']

test('advice is due six weeks after the day the request was received', () => {
  assert.equal(dueDay({ requestReceived: '2026-11-09' }), '2026-12-21')
  assert.equal(dueDay({}), undefined)
  assert.equal(dueDay({ requestReceived: '9/11/' }), undefined)
})

test('a date that no calendar has is shown as it was typed, and nothing is due from it', () => {
  const form = findForm('adult-advice', 1)
  assert.ok(form)
  for (const requestReceived of impossible) {
    assert.equal(dueDay({ requestReceived }), undefined)
    const rows: Row[] = summarise(form, { requestReceived }, {}).flatMap(({ groups }) =>
      groups.flatMap((group) => group.rows),
    )
    const typed = requestReceived.split('-').reverse().join('/')
    assert.deepEqual(rows.find(({ name }) => name === 'requestReceived')?.words, [typed])
  }
})

test('what is due is calm until its last seven days', () => {
  const now = new Date('2026-12-14T12:00:00Z')
  assert.deepEqual(wordDue('2026-12-22', now), { words: 'Due 22 December 2026, 8 days left', state: 'calm' })
  assert.deepEqual(wordDue('2026-12-15', now), { words: 'Due 15 December 2026, 1 day left', state: 'soon' })
  assert.deepEqual(wordDue('2026-12-14', now), { words: 'Due 14 December 2026, today', state: 'soon' })
  assert.deepEqual(wordDue('2026-12-11', now), { words: 'Due 11 December 2026, 3 days late', state: 'late' })
})

test('days and times are London’s, in summer too', () => {
  assert.equal(londonDay(new Date('2026-06-30T23:30:00Z')), '2026-07-01')
  assert.equal(londonDay(new Date('2026-12-31T23:30:00Z')), '2026-12-31')
  assert.equal(showTime('2026-06-30T13:02:00Z'), '14:02')
  assert.equal(ageOn('2008-02-29', '2026-02-28'), 17)
  assert.equal(ageOn('2008-02-29', '2026-03-01'), 18)
})
