import { rm } from 'node:fs/promises'
import { injectManifest } from 'workbox-build'
import { bundle } from './bundle.ts'

/** The worker is one plain script, and carries the list of everything that the portal needs offline. */
export async function buildWorker(out: string): Promise<void> {
  const bare = `${out}/worker-without-list.js`
  await bundle({
    entryPoints: [{ in: 'sw/worker.ts', out: 'worker-without-list' }],
    entryNames: '[name]',
    outdir: out,
    format: 'iife',
  })
  const { warnings } = await injectManifest({
    swSrc: bare,
    swDest: `${out}/sw.js`,
    globDirectory: out,
    globPatterns: ['index.html', 'manifest.webmanifest', 'assets/*.js', 'mf/*/*.{js,json}', 'icons/*.{png,svg}'],
    // These carry their hash in their name.
    dontCacheBustURLsMatching: /^(assets|mf\/[^/]+)\/.+\.js$/,
  })
  if (warnings.length > 0) throw new Error(warnings.join('\n'))
  await rm(bare)
}
