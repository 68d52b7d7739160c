import { glob, readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Compressed once, as hard as it goes, so that the server never does. */
export async function compressAll(out: string): Promise<void> {
  const files = await Array.fromAsync(glob('**/*.{html,js,json,svg,webmanifest}', { cwd: out }))
  await Promise.all(files.map((file) => compressFile(`${out}/${file}`)))
}

async function compressFile(path: string): Promise<void> {
  const content = await readFile(path)
  const brotli = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  }
  await writeFile(`${path}.br`, await toBrotli(content, { params: brotli }))
  await writeFile(`${path}.gz`, await toGzip(content, { level: constants.Z_BEST_COMPRESSION }))
}
