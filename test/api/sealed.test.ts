import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { seal, unseal } from '../../api/identity/sealed.ts'

const runs = { numRuns: 200, seed: 20_261_201 }
const createKeys = () => ({
  session: randomBytes(32).toString('base64url'),
  codes: randomBytes(32).toString('base64url'),
})
const keys = createKeys()
const anyText = fc.string({ unit: 'grapheme', maxLength: 60 })

test('what was sealed is unsealed, and looks different each time', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (purpose, owner, text) => {
      const sealed = seal(keys, purpose, owner, text)
      assert.match(sealed, /^v1\.[\w-]{16}\.[\w-]{22,}$/)
      assert.equal(unseal(keys, purpose, owner, sealed), text)
      assert.notEqual(seal(keys, purpose, owner, text), sealed)
    }),
    runs,
  )
})

test('it opens for its own purpose and owner and with its own keys only', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, anyText, (purpose, owner, other, text) => {
      const sealed = seal(keys, purpose, owner, text)
      if (other !== purpose) assert.throws(() => unseal(keys, other, owner, sealed))
      if (other !== owner) assert.throws(() => unseal(keys, purpose, other, sealed))
      assert.throws(() => unseal(keys, purpose + owner, '', seal(keys, `${purpose}x`, owner, text)))
      if (purpose !== owner) assert.throws(() => unseal(keys, owner, purpose, sealed))
      assert.throws(() => unseal(createKeys(), purpose, owner, sealed))
    }),
    runs,
  )
})

test('with one bit flipped anywhere it does not open', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(7), (text, place, bit) => {
      const [version, ...parts] = seal(keys, 'app', 'owner', text).split('.')
      const [iv, body] = parts.map((part) => Buffer.from(part, 'base64url'))
      assert.ok(iv && body)
      const all = Buffer.concat([iv, body])
      const at = place % all.length
      all.writeUInt8(all.readUInt8(at) ^ (1 << bit), at)
      const flipped = [all.subarray(0, iv.length), all.subarray(iv.length)].map((part) => part.toString('base64url'))
      assert.throws(() => unseal(keys, 'app', 'owner', [version, ...flipped].join('.')))
    }),
    runs,
  )
})

test('with one character changed, added or taken away it does not open', () => {
  const sealed = seal(keys, 'app', 'owner', 'a secret')
  for (let at = 0; at < sealed.length; at++) {
    for (const character of ['', 'A', 'B', '_', '.', '=', ' ', `${sealed.charAt(at)}A`]) {
      const changed = sealed.slice(0, at) + character + sealed.slice(at + 1)
      if (changed !== sealed) assert.throws(() => unseal(keys, 'app', 'owner', changed), changed)
    }
  }
  for (const junk of ['', 'a secret', 'v1..', `v2${sealed.slice(2)}`, `${sealed}\n`, sealed.slice(0, -22)])
    assert.throws(() => unseal(keys, 'app', 'owner', junk), junk)
})
