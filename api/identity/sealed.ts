import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { type Keys } from '../keys.ts'

const cipher = 'aes-256-gcm'
const ivLength = 12
const tagLength = 16
const form = /^v1\.([\w-]+)\.([\w-]+)$/

/** A short secret as the database may keep it: of no use without the server's keys, nor for another purpose or owner. */
export function seal(keys: Keys, purpose: string, owner: string, text: string): string {
  const iv = randomBytes(ivLength)
  const sealing = createCipheriv(cipher, keyFor(keys, purpose), iv, { authTagLength: tagLength })
  sealing.setAAD(bindingOf(purpose, owner))
  const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()])
  return `v1.${iv.toString('base64url')}.${sealed.toString('base64url')}`
}

/** @throws Error for everything that was not sealed with these keys for this purpose and owner. */
export function unseal(keys: Keys, purpose: string, owner: string, sealed: string): string {
  const [, iv, body] = (form.exec(sealed) ?? []).map(bytesOf)
  if (iv?.length !== ivLength || !body || body.length < tagLength) throw new Error('This is not sealed')

  const opening = createDecipheriv(cipher, keyFor(keys, purpose), iv, { authTagLength: tagLength })
  opening.setAAD(bindingOf(purpose, owner))
  opening.setAuthTag(body.subarray(-tagLength))
  return Buffer.concat([opening.update(body.subarray(0, -tagLength)), opening.final()]).toString('utf8')
}

function keyFor(keys: Keys, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', keys.codes, '', `sealed ${purpose}`, 32))
}

/** JSON keeps the two apart whatever they hold. */
function bindingOf(purpose: string, owner: string): Buffer {
  return Buffer.from(JSON.stringify([purpose, owner]))
}

/** Only what would be written the same way again: Node's decoder takes more than that. */
function bytesOf(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : undefined
}
