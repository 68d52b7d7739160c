import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod/mini'

const Key = z.string().check(z.regex(/^[\w-]{43}$/))

/** What the server alone knows. The same on every server, or people are signed out as they go from one to another. */
export const Keys = z.object({
  /** Signs the cookies. */
  session: Key,
  /** Stands between what is kept of a code and the code. */
  codes: Key,
})
export type Keys = z.infer<typeof Keys>

/** Reads the keys, making the file at the first start. @throws Error whose message is one line. */
export function loadKeys(file: string): Keys {
  return naming(file, () => {
    if (!fs.existsSync(file)) createKeys(file)
    return readKeys(file)
  })
}

/** Those that a server has made: with new ones nothing that is kept would be found again. @throws The same. */
export function loadOwnKeys(file: string): Keys {
  return naming(file, () => readKeys(file))
}

function naming(file: string, load: () => Keys): Keys {
  try {
    return load()
  } catch (error) {
    // The parser's own message quotes what it read.
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'it does not hold the keys'
    throw new Error(`SERVER_KEYS_FILE ${file} cannot be used: ${reason}`, { cause: error })
  }
}

function readKeys(file: string): Keys {
  return Keys.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
}

/** Whole or not at all, and never over another's: servers that start at once must end up with the same keys. */
function createKeys(file: string): void {
  const directory = path.dirname(path.resolve(file))
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 })
  const unfinished = `${file}.${process.pid}`
  const keys: Keys = { session: createKey(), codes: createKey() }
  fs.writeFileSync(unfinished, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flush: true })
  try {
    fs.linkSync(unfinished, file)
  } catch (error) {
    if (!fs.existsSync(file)) throw error
  } finally {
    fs.unlinkSync(unfinished)
  }
  fsyncDirectory(directory)
}

function createKey(): string {
  return randomBytes(32).toString('base64url')
}

function fsyncDirectory(directory: string): void {
  const descriptor = fs.openSync(directory, 'r')
  fs.fsyncSync(descriptor)
  fs.closeSync(descriptor)
}
