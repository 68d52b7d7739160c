import { type MiddlewareHandler } from 'hono'

/** Two years, as browsers' own lists ask for. */
const onlyHttps = 'max-age=63072000; includeSubDomains; preload'

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
}

/**
 * What a page may load and run stands in its own `<meta>`: that policy names the import map's hash, and a header
 * with that hash would go stale between two versions. Here stands what a `<meta>` cannot say.
 */
const pagePolicy = "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"

/** The worker is not bound by the page's policy, only by its own. */
const workerPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'"

/** Nothing is loaded and nothing runs. */
const dataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Puts the security headers on every answer, refusals and errors included. */
export function headers({ publicUrl }: { publicUrl: string }): MiddlewareHandler {
  const isHttps = publicUrl.startsWith('https:')
  return async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(everywhere)) c.res.headers.set(name, value)
    if (isHttps) c.res.headers.set('Strict-Transport-Security', onlyHttps)
    c.res.headers.set('Content-Security-Policy', policyFor(c.req.path))
    if (isData(c.req.path)) c.res.headers.set('Cache-Control', 'no-store')
  }
}

function policyFor(path: string): string {
  if (isData(path)) return dataPolicy
  return path === '/sw.js' ? workerPolicy : pagePolicy
}

function isData(path: string): boolean {
  return /^\/(api|dev)(\/|$)/.test(path)
}
