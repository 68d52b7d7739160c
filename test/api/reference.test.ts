import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkDigit, newReference } from '../../api/reference.ts'
import { sha256 } from '../../api/sha256.ts'

test('a reference has three letters and six digits, the last of which checks the others', () => {
  for (let n = 0; n < 1000; n++) {
    const reference = newReference('AAF')
    assert.match(reference, /^AAF \d{3} \d{3}$/)
    assert.equal(checkDigit(reference.replace(/\D/g, '')), 0)
  }
})

test('references are not made in order', () => {
  const drawn = new Set(Array.from({ length: 100 }, () => newReference('AAF')))
  assert(drawn.size > 90)
  assert.notDeepEqual([...drawn], [...drawn].sort())
})

test('the check digit finds every wrong digit and every two neighbours swapped', () => {
  assert.equal(checkDigit('572'), 4) // the example of the method's author
  const good = `48217${checkDigit('48217')}`
  for (let at = 0; at < good.length; at++) {
    for (const digit of '0123456789') {
      const wrong = good.slice(0, at) + digit + good.slice(at + 1)
      assert.equal(checkDigit(wrong) === 0, wrong === good)
    }
    const swapped = good.slice(0, at) + (good[at + 1] ?? '') + (good[at] ?? '') + good.slice(at + 2)
    assert.equal(checkDigit(swapped) === 0, swapped === good)
  }
})

test('a hash is of canonical JSON in UTF-8', () => {
  // printf '{"a":["é",true],"b":1}' | sha256sum
  const expected = '21c0152488c2d64075fd06a3e0affcb2137388c64c57ab6e0b4b5e968d04ed03'
  assert.equal(sha256({ b: 1, a: ['é', true] }), expected)
  assert.equal(sha256({ a: ['é', true], b: 1 }), expected)
})
