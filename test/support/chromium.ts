import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'

const run = promisify(execFile)
const decompress = promisify(brotliDecompress)

export interface Chromium {
  path: string
  /** To be set for whatever starts it. */
  env: Record<string, string>
}

/** The same everywhere. Never the package's own: they are for serverless machines and switch off what we test. */
export const chromiumFlags = [
  '--no-sandbox', // tests run as root in bare containers
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const home = resolve(fileURLToPath(import.meta.resolve('@sparticuz/chromium')), '../..')

/** The browser of the tests: `CHROMIUM_PATH` if set, else the one inside a package, which needs no download. */
export async function findChromium(): Promise<Chromium> {
  const wanted = process.env['CHROMIUM_PATH']
  if (wanted !== undefined) {
    if (!(await starts({ path: wanted, env: {} }))) throw new Error(`CHROMIUM_PATH=${wanted} does not start`)
    return { path: wanted, env: {} }
  }
  const folder = await unpack()
  // The same fonts on every machine, so that pictures compare.
  const env = { FONTCONFIG_FILE: `${folder}/fonts.conf` }
  const chromium = { path: `${folder}/chromium`, env }
  if (await starts(chromium)) return chromium
  const carried = { ...chromium, env: { ...env, LD_LIBRARY_PATH: await unpackLibraries(folder) } }
  if (await starts(carried)) return carried
  throw new Error('the Chromium of @sparticuz/chromium does not start here: set CHROMIUM_PATH')
}

async function starts({ path, env }: Chromium): Promise<boolean> {
  return run(path, ['--version'], { timeout: 10_000, env: { ...process.env, ...env } }).then(
    () => true,
    () => false,
  )
}

async function unpack(): Promise<string> {
  const { version } = JSON.parse(await readFile(`${home}/package.json`, 'utf8')) as { version: string }
  const folder = resolve(`node_modules/.cache/chromium-${version}`)
  if (existsSync(folder)) return folder
  const fresh = `${folder}.${process.pid}`
  await mkdir(fresh, { recursive: true })
  // The package unpacks into the temporary folder, and would take what an older version left there.
  const child = "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath()"
  await run(process.execPath, ['--input-type=module', '--eval', child], { env: { ...process.env, TMPDIR: fresh } })
  const fonts = `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`
  await writeFile(`${fresh}/fonts.conf`, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">${fonts}\n`)
  try {
    await rename(fresh, folder)
  } catch {
    await rm(fresh, { recursive: true, force: true }) // another process was first
  }
  return folder
}

/** Where the machine has no NSS of its own the package's copy serves. */
async function unpackLibraries(folder: string): Promise<string> {
  const archive = `${folder}/libraries-${process.pid}.tar`
  await writeFile(archive, await decompress(await readFile(`${home}/bin/al2023.tar.br`)))
  await run('tar', ['-xf', archive, '-C', folder])
  await rm(archive)
  return `${folder}/lib`
}
