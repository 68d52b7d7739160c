import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { canonicalJson } from '#contract/canonical.ts'
import { currentStatement, findStatement, statementText } from '#contract/statements/index.ts'
import type { Statement } from '#contract/statements/statement.ts'

/** What was read to somebody is never edited: whoever changes a statement makes a new one, and a new line here. */
const fingerprints: Readonly<Record<string, string>> = {
  'coventry-2022-08': '56b6bd4c5d366d7ff9a6ff175b08775665ba5858ea454560322a6895c2e18c72',
}

/** The guide's paragraph, whole. */
const guide =
  'Coventry City Council will use personal information about you to help us decide whether we need to write a draft Education, Health and Care Plan for you. If we do write a draft plan, we might include the details of other social care needs that are not linked to your learning difficulties or disabilities in the Plan. This will be to help coordinate the services you receive. The Plan will be shared with those who have contributed information to help write the plan or for specified purposes, detailed in statutory guidance which you can read about in the SEND code of practice p.9.211 - 9.213. We will not share this personal data with anyone else unless the law says we have to or we need to for safeguarding purposes. More information can be found in our full Privacy notice, available on our website'

function fingerprint(statement: Statement): string {
  return createHash('sha256').update(canonicalJson(statement)).digest('hex')
}

test('every statement still has the fingerprint it had when it was first read', () => {
  for (const [id, published] of Object.entries(fingerprints)) {
    const statement = findStatement(id)
    assert.ok(statement, `${id} can still be found`)
    assert.equal(fingerprint(statement), published)
  }
})

test('the statement that is read today is one of them', () => {
  assert.ok(currentStatement.id in fingerprints)
  assert.equal(findStatement(currentStatement.id), currentStatement)
  assert.equal(findStatement('coventry-1999-01'), undefined)
})

test('a changed word, a changed order or another first day changes the fingerprint', () => {
  const { sentences } = currentStatement
  const before = fingerprint(currentStatement)
  assert.notEqual(
    fingerprint({ ...currentStatement, sentences: [`${sentences[0] ?? ''} `, ...sentences.slice(1)] }),
    before,
  )
  assert.notEqual(fingerprint({ ...currentStatement, sentences: sentences.toReversed() }), before)
  assert.notEqual(fingerprint({ ...currentStatement, from: '2022-08-02' }), before)
})

test('the sentences, with one space between them, are the guide’s paragraph', () => {
  const statement = findStatement('coventry-2022-08')
  assert.ok(statement)
  assert.equal(statementText(statement), guide)
})

test('each sentence stands alone, whole and trimmed', () => {
  for (const sentence of currentStatement.sentences) assert.match(sentence, /^[A-Z]\S.*\S$/)
  for (const sentence of currentStatement.sentences.slice(0, -1)) assert.match(sentence, /\.$/)
})
