import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { appUri, createAppSecret, matchStep } from '../../api/identity/authenticator.ts'

/** RFC 6238, appendix B: the ASCII secret "12345678901234567890", and the last six of its eight digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const vectors = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const

const moment = (seconds: number): Date => new Date(seconds * 1000)

test('the codes of RFC 6238 are recognised, each in its own step', () => {
  for (const [seconds, code] of vectors)
    assert.equal(matchStep(secret, code, moment(seconds)), Math.floor(seconds / 30), code)
})

test('a code counts from one step before its own to the end of the one after, and the step told is its own', () => {
  const step = Math.floor(1_234_567_890 / 30)
  const first = (step - 1) * 30
  const last = (step + 2) * 30 - 0.001
  for (const seconds of [first, step * 30, last]) assert.equal(matchStep(secret, '005924', moment(seconds)), step)
  for (const seconds of [first - 0.001, last + 0.001, 0])
    assert.equal(matchStep(secret, '005924', moment(seconds)), undefined)
})

test('spaces are what they are in the app: for the eye', () => {
  assert.equal(matchStep(secret, ' 287 082 ', moment(59)), 1)
})

test('another code, another secret and everything that is no code are refused', () => {
  const others = ['287083', '28708', '2870820', '94287082', '', '２８７０８２', '28708a', '-87082', '287082\u0000']
  for (const code of others) assert.equal(matchStep(secret, code, moment(59)), undefined, code)
  assert.equal(matchStep(createAppSecret(), '287082', moment(59)), undefined)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (code) => matchStep(secret, code, moment(0)) === undefined),
    {
      seed: 20_261_202,
    },
  )
})

test('a secret has 160 bits in base32 and is another one each time', () => {
  const secrets = Array.from({ length: 50 }, createAppSecret)
  for (const each of secrets) assert.match(each, /^[A-Z2-7]{32}$/)
  assert.equal(new Set(secrets).size, 50)
})

test('the address names the portal and the account, and holds the secret', () => {
  const uri = new URL(appUri(secret, 'jo+sw@council.example'))
  assert.equal(uri.protocol + uri.host, 'otpauth:totp')
  assert.equal(decodeURIComponent(uri.pathname), '/Coventry SEND portal:jo+sw@council.example')
  assert.equal(uri.searchParams.get('secret'), secret)
  assert.equal(uri.searchParams.get('issuer'), 'Coventry SEND portal')
  assert.ok(!uri.href.includes('+'), 'some apps show a plus where a space was meant')
})
