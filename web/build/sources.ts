import { createHash } from 'node:crypto'
import { access, glob, readFile } from 'node:fs/promises'

/** Everything that the result depends on. Contents, not times: a fresh clone has new times and old contents. */
const patterns = ['web/**/*.*', 'sw/**/*.ts', 'api/contract/**/*.ts', 'package.json', 'package-lock.json']

/** Written by the build itself. */
export const generatedStyle = 'web/style/portal-css.ts'

/** Beside what was built lies what it was built from. */
const record = 'built-from.txt'
export const recordOf = (out: string): string => `${out}/${record}`

export async function hashSources(): Promise<string> {
  const files = (await Array.fromAsync(glob(patterns))).filter((file) => file !== generatedStyle).sort()
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(await readFile(file))
      .update('\0')
  return hash.digest('hex')
}

export async function isFresh(out: string, hash: string): Promise<boolean> {
  try {
    await access(generatedStyle)
    return (await readFile(recordOf(out), 'utf8')) === hash
  } catch {
    return false // not built yet
  }
}
