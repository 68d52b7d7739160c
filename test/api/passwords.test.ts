import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPasswords } from '../../api/identity/passwords.ts'
import { Unavailable } from '../../api/problem.ts'

test('a password is kept as Argon2id and recognised', async () => {
  const passwords = createPasswords()
  const hashed = await passwords.hash('correct horse battery')
  assert.match(hashed, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.equal(await passwords.verify(hashed, 'correct horse battery'), true)
  assert.equal(await passwords.verify(hashed, 'correct horse batterz'), false)
})

test('twenty at once are worked through, the twenty-first is sent away, and later there is room again', async () => {
  const passwords = createPasswords()
  const results = await Promise.allSettled(Array.from({ length: 21 }, () => passwords.hash('correct horse battery')))
  const failed = results.filter((result) => result.status === 'rejected')
  assert.equal(failed.length, 1)
  assert.ok(failed[0]?.reason instanceof Unavailable)
  await Promise.all(Array.from({ length: 20 }, () => passwords.hash('correct horse battery')))
})
