import { type BinaryToTextEncoding, createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

/** As Content-Security-Policy and `integrity` want it. */
export function fingerprint(content: string | Buffer, algorithm: 'sha256' | 'sha384'): string {
  return `${algorithm}-${digest(content, algorithm, 'base64')}`
}

export function digest(
  content: string | Buffer,
  algorithm: 'sha256' | 'sha384',
  encoding: BinaryToTextEncoding,
): string {
  return createHash(algorithm).update(content).digest(encoding)
}

export async function fingerprintFile(path: string): Promise<string> {
  return fingerprint(await readFile(path), 'sha384')
}
