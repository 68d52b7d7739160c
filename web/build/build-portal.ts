import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { listCopies } from './bundle.ts'
import { compressAll } from './compress.ts'
import { buildDoor, findDoors } from './doors.ts'
import { writeManifest } from './microfrontend.ts'
import { writePage } from './page.ts'
import { buildShared, listNeeded } from './shared-modules.ts'
import { recordOf } from './sources.ts'
import { writeStyle } from './style.ts'
import { buildWorker } from './worker.ts'

/** Builds the phone's side into `out`: all of it or nothing, since a server may be reading there. */
export async function buildPortal(out: string, sources: string): Promise<void> {
  const next = `node_modules/.cache/build-${process.pid}`
  try {
    await mkdir(`${next}/assets`, { recursive: true })
    await writeStyle()
    await bundleAll(next)
    await cp('web/icons', `${next}/icons`, { recursive: true })
    await cp('web/manifest.webmanifest', `${next}/manifest.webmanifest`)
    await buildWorker(next)
    await compressAll(next)
    await writeFile(recordOf(next), sources)
    await rm(out, { recursive: true, force: true })
    await rename(next, out)
  } finally {
    await rm(next, { recursive: true, force: true })
  }
}

async function bundleAll(out: string): Promise<void> {
  const [shell, ...microfrontends] = await Promise.all((await findDoors()).map((door) => buildDoor(door, out)))
  if (!shell) throw new Error('there is no shell')
  const shared = await buildShared([shell, ...microfrontends], out)
  const copies = listCopies([shared, shell, ...microfrontends].map(({ metafile }) => metafile))
  if (copies.length > 0) throw new Error(`in more than one bundle: ${copies.join(', ')}`)
  const first = listNeeded(shell, shared, out)
  for (const microfrontend of microfrontends) {
    const needs = listNeeded(microfrontend, shared, out).filter((url) => !first.includes(url))
    await writeManifest(microfrontend, needs, out)
  }
  await writePage(shell, shared, first, out)
}
