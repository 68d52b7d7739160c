import fs from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'

/**
 * Makes the embedded database's directory, whole or not at all: a kill in the middle would otherwise leave one
 * that looks finished and never opens again.
 */
export async function createDirectory(directory: string): Promise<void> {
  const unfinished = `${directory}.creating`
  fs.rmSync(unfinished, { recursive: true, force: true })

  const pglite = await PGlite.create({ dataDir: unfinished })
  await pglite.close()

  fsyncTree(unfinished)
  fs.renameSync(unfinished, directory)
  fsyncFolder(path.dirname(directory))
}

function fsyncTree(directory: string): void {
  for (const entry of fs.readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const place = path.join(entry.parentPath, entry.name)
    if (entry.isDirectory()) fsyncFolder(place)
    else fsync(place, 'r+')
  }
  fsyncFolder(directory)
}

/** Windows has no such thing. */
function fsyncFolder(folder: string): void {
  if (process.platform !== 'win32') fsync(folder, 'r')
}

function fsync(place: string, flags: 'r' | 'r+'): void {
  const descriptor = fs.openSync(place, flags)
  try {
    fs.fsyncSync(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
}
