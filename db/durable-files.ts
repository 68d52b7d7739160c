import fs from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** Emscripten's number for what an operation cannot be done to. PostgreSQL forgives it for a folder. */
const EINVAL = 28

interface Stream {
  nfd?: number
}

/**
 * The embedded database's files, with an fsync that reaches the disk: PGlite's own file system has none, and a
 * power cut would take rows that were acknowledged.
 */
export class DurableFiles extends NodeFS {
  override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const start = await super.init(...given)
    start.emscriptenOpts.preRun?.push(({ NODEFS }) => addFsync(NODEFS))
    return start
  }
}

/** PGlite starts with `-F`, fsync off. Its build has no fdatasync, which is what PostgreSQL would take by itself. */
export const durableStart = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
]

function hasStreams(nodefs: unknown): nodefs is { stream_ops: { fsync?: typeof fsync } } {
  return (
    typeof nodefs === 'object' &&
    nodefs !== null &&
    'stream_ops' in nodefs &&
    typeof nodefs.stream_ops === 'object' &&
    nodefs.stream_ops !== null
  )
}

function addFsync(nodefs: unknown): void {
  if (!hasStreams(nodefs)) {
    throw new Error('The embedded database cannot be made durable: PGlite has changed inside')
  }
  nodefs.stream_ops.fsync = fsync
}

/**
 * A disk that fails here has lost what was written, and there is no way back but to start again from the log: a
 * PostgreSQL server stops and does so by itself, and this one is part of the process.
 */
function fsync({ nfd }: Stream): number {
  if (nfd === undefined) return 0
  try {
    fs.fsyncSync(nfd)
    return 0
  } catch (error) {
    if (fs.fstatSync(nfd).isDirectory()) return EINVAL
    console.error('The disk does not keep what is written to it, so the server stops:', error)
    process.exit(1)
  }
}
