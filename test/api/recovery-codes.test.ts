import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createPasswords } from '../../api/identity/passwords.ts'
import { createRecoveryCodes, normaliseRecoveryCode, splitRecoveryCode } from '../../api/identity/recovery-codes.ts'

const passwords = createPasswords()

test('ten codes are shown, and each is recognised by what is kept of it alone', async () => {
  const { shown, kept } = await createRecoveryCodes(passwords)
  assert.equal(new Set(shown).size, 10)
  assert.equal(new Set(kept.map(({ lookup }) => lookup)).size, 10)
  for (const [index, code] of shown.entries()) {
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    const parts = splitRecoveryCode(code)
    const own = kept.find(({ lookup }) => lookup === parts?.lookup)
    const next = kept[(index + 1) % 10]
    assert.ok(parts && own && next)
    assert.equal(parts.secret.length, 9)
    assert.equal(own, kept[index])
    assert.ok(!own.hash.includes(parts.secret))
    assert.equal(await passwords.verify(own.hash, parts.secret), true)
    assert.equal(await passwords.verify(next.hash, parts.secret), false)
  }
})

test('every place of a secret takes every character of the alphabet', async () => {
  const asIs = { hash: (text: string) => Promise.resolve(text), verify: () => Promise.resolve(true) }
  const places = Array.from({ length: 9 }, () => new Set<string>())
  for (let round = 0; round < 100; round++) {
    const { kept } = await createRecoveryCodes(asIs)
    for (const { hash } of kept) for (const [place, seen] of places.entries()) seen.add(hash.charAt(place))
  }
  for (const seen of places) assert.equal(seen.size, 32)
})

test('while ten codes are made nobody else has to wait for a place', async () => {
  let running = 0
  let most = 0
  const watched = {
    ...passwords,
    hash: async (text: string) => {
      most = Math.max(most, ++running)
      return passwords.hash(text).finally(() => running--)
    },
  }
  await createRecoveryCodes(watched)
  assert.equal(most, 1)
})

test('a code is read however it is typed', () => {
  const parts = { lookup: '7', secret: 'K0A1MZ1QR' }
  for (const given of ['7K0A1-MZ1QR', '7k0a1mz1qr', ' 7KOAI – mzLqr\n', '7koal mzi qr', '7-K-o-a-l-m-z-i-q-r'])
    assert.deepEqual(splitRecoveryCode(given), parts, given)
  assert.equal(normaliseRecoveryCode('oO-iI lL'), '001111')
})

test('what cannot be a code is none', () => {
  for (const given of ['', '7K0A1-MZ1Q', '7K0A1-MZ1QRR', '7U0A1-MZ1QR', '7K0A1_MZ1QR', '７K0A1-MZ1QR', '123456'])
    assert.equal(splitRecoveryCode(given), undefined, given)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (given) => {
      const parts = splitRecoveryCode(given)
      return parts === undefined || (parts.lookup + parts.secret).length === 10
    }),
    { seed: 20_261_203 },
  )
})
