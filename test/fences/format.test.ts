import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check, resolveConfig } from 'prettier'

const isFormatted = async (text: string): Promise<boolean> =>
  check(text, { ...(await resolveConfig('api/main.ts')), parser: 'typescript' })

test('the formatter takes the house style and nothing else', async () => {
  assert.equal(await isFormatted("export const name = 'a'\n"), true)
  assert.equal(await isFormatted("export const name = 'a';\n"), false)
  assert.equal(await isFormatted('export const name = "a"\n'), false)
  assert.equal(await isFormatted("export const name =    'a'\n"), false)
})
