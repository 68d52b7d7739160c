import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, glob, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { Server, findFreePort } from './server.ts'

/**
 * Fills `folder` with what the product's first start leaves there. That start makes a whole database, which costs
 * ten seconds, so it is done once for each state of the database's sources and copied from then on.
 */
export async function copyFreshData(folder: string): Promise<void> {
  const kept = `node_modules/.cache/journey/${await hashDatabase()}`
  if (!existsSync(kept)) await makeFreshData(kept)
  await cp(kept, folder, { recursive: true })
}

async function makeFreshData(kept: string): Promise<void> {
  const making = `${kept}.${process.pid}`
  await mkdir(making, { recursive: true })
  try {
    const server = new Server(await findFreePort(), making, {})
    await server.start()
    await server.stop()
    await rename(making, kept).catch((error: unknown) => {
      if (!existsSync(kept)) throw error // else another process was first
    })
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}

async function hashDatabase(): Promise<string> {
  const hash = createHash('sha256')
  const files = await Array.fromAsync(glob(['db/**/*.ts', 'package-lock.json']))
  for (const file of files.sort()) hash.update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}
