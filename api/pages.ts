import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

/** Names that change with the content need never be asked for again. */
const forEver = 'public, max-age=31536000, immutable'
const askFirst = 'no-cache'

/**
 * The built pages. What has a hash in its name is kept for ever, everything else is asked for again. A screen's path
 * is no file: it gets the page, whose router knows it. A missing script does not: it stays missing.
 */
export function pages(dist: string) {
  const files = serveStatic({ root: dist, precompressed: true })
  const page = serveStatic({ root: dist, path: 'index.html', precompressed: true })
  return new Hono()
    .use(async (c, next) => {
      await next()
      if (c.res.ok) c.header('Cache-Control', isHashed(c.req.path) ? forEver : askFirst)
    })
    .get('/assets/*', files, (c) => c.notFound())
    .get('/mf/*', files, (c) => c.notFound())
    .get('*', files)
    .get('*', async (c, next) => {
      c.header('Vary', 'Accept')
      const wantsPage = (c.req.header('Accept') ?? '').includes('text/html')
      return (wantsPage && (await page(c, next))) || c.notFound()
    })
}

function isHashed(path: string): boolean {
  return /^\/(assets|mf)\//.test(path) && !path.endsWith('/manifest.json')
}
