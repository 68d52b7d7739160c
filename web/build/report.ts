import { glob, stat } from 'node:fs/promises'

/** What travels, file by file: as it is, and as the server sends it. */
export async function reportSizes(out: string): Promise<void> {
  const files = (await Array.fromAsync(glob('**/*.{html,js,json,webmanifest,png}', { cwd: out }))).sort()
  let total = 0
  for (const file of files) {
    const { size } = await stat(`${out}/${file}`)
    const sent = await stat(`${out}/${file}.br`).then(
      (compressed) => compressed.size,
      () => size,
    )
    total += sent
    console.log(`${String(size).padStart(8)} ${String(sent).padStart(8)}  ${file}`)
  }
  console.log(`${String(total).padStart(17)}  in ${files.length} files`)
}
