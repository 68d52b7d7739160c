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
  /** Where a browser tells of what a policy stopped: the page's `<meta>` names it too. */
  'Reporting-Endpoints': 'csp="/api/policy-reports"',
}

/**
 * What a page may load and run stands in its own `<meta>`: that policy names the import map's hash, and a header
 * with that hash would go stale between two versions. Here stands what a `<meta>` cannot say.
 */
const pagePolicy = "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; report-to csp"

/** The worker is not bound by the page's policy, only by its own. */
const workerPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'; report-to csp"

/** Nothing is loaded and nothing runs; opened as a page it is nobody's, so not ours either. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

/** The development mailbox is a page with links to ours. */
const mailboxPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Puts the security headers on every answer, refusals and errors included. */
export function headers({ publicUrl }: { publicUrl: string }): MiddlewareHandler {
  const isHttps = publicUrl.startsWith('https:')
  return async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(everywhere)) c.res.headers.set(name, value)
    if (isHttps) c.res.headers.set('Strict-Transport-Security', onlyHttps)
    c.res.headers.set('Content-Security-Policy', policyFor(c.req.path))
    // Without content nothing else tells a phone that it is this server that answers.
    if (isUnder('api', c.req.path)) c.res.headers.set('X-App', '1')
    if (isUnder('api', c.req.path) || isUnder('dev', c.req.path)) c.res.headers.set('Cache-Control', 'no-store')
  }
}

function policyFor(path: string): string {
  if (isUnder('api', path)) return dataPolicy
  if (isUnder('dev', path)) return mailboxPolicy
  return path === '/sw.js' ? workerPolicy : pagePolicy
}

function isUnder(folder: string, path: string): boolean {
  return path === `/${folder}` || path.startsWith(`/${folder}/`)
}
