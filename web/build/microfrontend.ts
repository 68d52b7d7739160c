import { readFile, writeFile } from 'node:fs/promises'
import { type BuiltDoor } from './doors.ts'
import { digest, fingerprint } from './fingerprint.ts'

/** Beside each microfrontend's bundle lies what the shell's loader must know before it imports it. */
export async function writeManifest(
  { name, folder, file }: BuiltDoor,
  needs: readonly string[],
  out: string,
): Promise<void> {
  const source: unknown = JSON.parse(await readFile(`web/microfrontends/${name}/manifest.json`, 'utf8'))
  if (typeof source !== 'object' || source === null) throw new Error(`the manifest of ${name} is no object`)
  const content = await readFile(`${out}${file}`)
  const built = {
    version: digest(content, 'sha256', 'hex').slice(0, 12),
    entry: file,
    files: [{ url: file, sha384: fingerprint(content, 'sha384').slice('sha384-'.length), size: content.length }],
    /** Shared files that are not there since the first screen. */
    needs,
  }
  await writeFile(`${out}/${folder}/manifest.json`, JSON.stringify({ ...source, ...built }))
}
