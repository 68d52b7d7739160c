import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type GivenAnswers, type Question } from '../../api/contract/form.ts'
import { plain } from '../../api/contract/kinds/text.ts'
import { readQuestions } from '../../api/contract/read.ts'
import { matchStep } from '../../api/identity/authenticator.ts'
import { wordDevice } from '../../api/identity/device-words.ts'
import { isSignInEmail, normaliseEmail } from '../../api/identity/email.ts'
import { splitRecoveryCode } from '../../api/identity/recovery-codes.ts'
import { unseal } from '../../api/identity/sealed.ts'
import { isGuessable } from '../../api/identity/weak-passwords.ts'
import { prefixOf } from '../../api/network.ts'

const keys = { session: '', codes: 'a key' }
const formats = ['email', 'number', 'phone', 'postcode', 'six-digits'] as const
const asked: Record<string, Question> = {
  ...Object.fromEntries(
    formats.map((format) => [format, { kind: 'text', label: 'A', noun: 'a', most: 254, format } satisfies Question]),
  ),
  words: { kind: 'text', label: 'A', noun: 'a', most: 5000, lines: 9 },
  password: { kind: 'text', label: 'A', noun: 'a', most: 128, format: 'new-password' },
  day: { kind: 'date', label: 'A', noun: 'a' },
  time: { kind: 'time', label: 'A', noun: 'a' },
}

const readers: Record<string, (text: string) => unknown> = {
  ...Object.fromEntries(
    Object.entries(asked).map(([name, question]) => [
      `the answer ${name}`,
      (text: string) => readQuestions({ [name]: question }, { [name]: text } satisfies GivenAnswers, '2026-11-24'),
    ]),
  ),
  'any text': plain,
  'an address': (text) => isSignInEmail(normaliseEmail(text.slice(0, 300))),
  'a password’s words': (text) => isGuessable(text.slice(0, 128), [text.slice(0, 254)]),
  'an app’s code': (text) => matchStep('A'.repeat(32), text, new Date(0)),
  'a recovery code': splitRecoveryCode,
  'a device': wordDevice,
  'a network': prefixOf,
  'a sealed text': (text) => {
    assert.throws(() => unseal(keys, 'a', 'b', text))
  },
}

/** What makes a careless pattern try again at every place. */
const length = 50_000
const texts = [' ', '1', 'a', '-', '.', '1 ', 'a@', 'a.', '::', '\u0301', '😀', '0-', '\n'].flatMap((part) => [
  part.repeat(length / part.length),
  ...['a', '1', '1/'].map((first) => `${first}${part.repeat(length / part.length)}!`),
])

/** Milliseconds. */
const patience = 500

function slowest(read: (text: string) => unknown, over: readonly string[]): number {
  const times = over.map((text) => {
    const begun = performance.now()
    read(text)
    return performance.now() - begun
  })
  return Math.max(...times)
}

for (const [what, read] of Object.entries(readers)) {
  test(`however long a text is, it is soon read as ${what}`, () => {
    assert.ok(slowest(read, texts) < patience)
  })
}

test('a pattern that tries again at every place takes longer than that', () => {
  assert.ok(slowest((text) => /^a?\s*(\s*x)?$/.test(text), [` ${' '.repeat(60_000)}!`]) > patience)
})
