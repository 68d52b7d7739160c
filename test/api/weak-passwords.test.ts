import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { isGuessable } from '../../api/identity/weak-passwords.ts'
import { registrationAnswers } from '../examples/registration.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import {
  listMails,
  newAddress,
  newestMail,
  registerAndActivate,
  signIn,
  signInNew,
  tokenIn,
} from '../support/signed-in.ts'

const file = path.resolve(import.meta.dirname, '../../api/identity/breached-passwords.txt')
const breached = fs.readFileSync(file, 'utf8').trimEnd().split('\n')

const about = ['lesley.harris@wmids.example', 'Lesley', 'Harris-O’Neill', 'Warwickshire Advice Service']

function assertGuessable(...passwords: string[]) {
  for (const password of passwords) assert.ok(isGuessable(password, about), password)
}

function assertGood(...passwords: string[]) {
  for (const password of passwords) assert.ok(!isGuessable(password, about), password)
}

test('the list holds twenty thousand passwords that are long enough, each once and in order', () => {
  assert.ok(breached.filter(({ length }) => length >= 10).length >= 20_000)
  assert.deepEqual(breached, [...new Set(breached)].toSorted())
  assert.ok(breached.every((password) => /^[a-z0-9]{4,}$/.test(password)))
})

test('every password on the list is guessable, in capitals too', () => {
  for (const password of breached) assertGuessable(password, password.toUpperCase())
})

test('so is one that is only lengthened, or has signs for letters', () => {
  assertGuessable('Password123!', 'liverpool2024', 'P@55w0rd2024', '$unshine99', 'letme1n2023', 'apo11o2024')
  assertGuessable('i love you!!', '2024monkey!', '¡¡Dragón!!2024')
})

const words = breached.filter((password) => /^[a-z]+$/.test(password))
const signs: Readonly<Record<string, string>> = { a: '4', e: '3', l: '1', o: '0', s: '5', t: '7' }

test('whatever stands around a word of the list, and however it is written, it stays guessable', () => {
  const decoration = fc.stringMatching(/^[0-9!?.*# -]{0,8}$/)
  const swaps = fc.array(fc.boolean(), { minLength: 30, maxLength: 30 })
  fc.assert(
    fc.property(fc.constantFrom(...words), decoration, decoration, swaps, (word, before, after, swapped) => {
      const inner = Array.from(word, (letter, at) => {
        const isEnd = at === 0 || at === word.length - 1
        return swapped[at] ? (isEnd ? letter.toUpperCase() : (signs[letter] ?? letter)) : letter
      })
      assertGuessable(`${before}${inner.join('')}${after}`)
    }),
    { numRuns: 500 },
  )
})

test('words about the product or the person are no password, however they are joined', () => {
  assertGuessable(
    'Coventry2024!',
    'c0ventry-council',
    'SocialWorker1',
    'social worker 24',
    'EHC-SEND-2026',
    'ehcpehcp11',
  )
  assertGuessable('Lesley.Harris', 'harris2026!!', 'ONeill-1979-ab', 'Warwickshire12', 'adviceService')
})

test('with a word of the list beside them they are none either', () => {
  assertGuessable('Monkey-Portal', 'lesley loves', 'CouncilTiger1')
})

test('of the address, what many share does not count', () => {
  assert.ok(isGuessable('wmids-quokka-12', ['quokka@wmids.example', 'Wmids']))
  assert.ok(!isGuessable('wmids-example-7', ['quokka@wmids.example']))
})

test('somebody else’s name may stand in a password, and one’s own in a long one', () => {
  assertGood('Aaron Aardvaark', 'harris velvet tractor', 'coventry kettle gravel')
  assert.ok(!isGuessable('lesley.harris 79', []))
})

test('three random words are never guessable, whether they are joined or not', () => {
  const word = fc.constantFrom(
    ...['gravel', 'kettle', 'velvet', 'tractor', 'biscuit', 'harbour', 'lantern', 'meadow', 'pepper', 'rocket'],
    ...['saddle', 'thimble', 'umbrella', 'walnut', 'yonder', 'zebra', 'anchor', 'bramble', 'copper', 'dolphin'],
    ...['correct', 'horse', 'battery', 'staple', 'three', 'random', 'words', 'social', 'butter', 'plan'],
  )
  fc.assert(
    fc.property(fc.tuple(word, word, word), fc.constantFrom(' ', '-', '.', ''), (three, joint) => {
      fc.pre(new Set(three).size === 3)
      assertGood(three.join(joint))
    }),
    { numRuns: 2000 },
  )
})

test('nothing has to be in a password: figures, signs and any script alone will do', () => {
  assertGood('8362910573', '#+?-%&=;:,)(', '🐘🦒🐳🦀🐙🦔🐝🐛🦋🐞', 'सामाजिककार्यकर्ता', 'xkqzjvwpgh')
})

onEveryDatabase((opened) => {
  const open = () => createPortal(opened.db).app

  test('nobody registers with a guessable password, and its question is named', async () => {
    const browser = openBrowser(open())
    const email = newAddress()
    for (const password of ['Password123!', 'Aardvaark1979', 'Coventry City 1']) {
      const details = registrationAnswers(email, { password, confirmPassword: password })
      const { status, body } = await browser.request('POST', '/api/registration', { details })
      assert.equal(status, 422)
      assert.equal(body.type, 'faulty-answers')
      assert.deepEqual(body.faults, { password: 'too-common' })
    }
    assert.deepEqual(await listMails(browser, email), [])
  })

  test('whether the address has an account does not show in what is refused', async () => {
    const { browser, email } = await registerAndActivate(open())
    const guessed = { password: 'Password123!', confirmPassword: 'Password123!' }
    const taken = await browser.request('POST', '/api/registration', { details: registrationAnswers(email, guessed) })
    assert.deepEqual(taken.body.faults, { password: 'too-common' })
  })

  test('nobody changes to a guessable password, theirs or anybody’s', async () => {
    const app = open()
    const signedIn = await signInNew(app, { organisationName: 'Quokka Trust' })
    for (const password of ['Password123!', 'aaron-aardvaark', 'quokkatrust1']) {
      const details = { currentPassword: signedIn.password, password, confirmPassword: password }
      const { status, body } = await signedIn.request('PUT', '/api/account/password', { details })
      assert.equal(status, 422)
      assert.deepEqual(body.faults, { password: 'too-common' })
    }
    await signIn(app, signedIn.email, signedIn.password)
  })

  test('a guessable password resets nothing and uses nothing up', async () => {
    const app = open()
    const { browser, email } = await registerAndActivate(app)
    await browser.request('POST', '/api/password/forgotten', { email })
    const token = tokenIn(await newestMail(browser, email))
    const reset = (password: string) => browser.request('POST', '/api/password/reset', { token, password })
    assert.deepEqual((await reset('Password123!')).body.faults, { password: 'too-common' })
    assert.equal((await reset('harbour velvet tractor')).status, 204)
  })

  test('a password is compared as it was given: no capital folded, no space cut off', async () => {
    const app = open()
    const password = ' Harbour velvet TRACTOR  '
    const { browser, email } = await registerAndActivate(app, { password, confirmPassword: password })
    for (const other of [password.trim(), password.toLowerCase()]) {
      const { body } = await browser.request('POST', '/api/sign-in', { email, password: other })
      assert.equal(body.type, 'wrong-sign-in')
    }
    assert.equal((await browser.request('POST', '/api/sign-in', { email, password })).status, 200)
  })
})
