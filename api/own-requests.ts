import { type Context, type MiddlewareHandler } from 'hono'
import { refuse } from './problem.ts'

const safe = ['GET', 'HEAD', 'OPTIONS']

/** Nothing of anybody's, and asked for by whatever watches over the server or describes it. */
const forAnybody = ['/api/health', '/api/ready', '/api/openapi.json']

/** The browser itself sends what it finds wrong with a page: not from a script, so without our header. */
const reports = '/api/policy-reports'

const json = /^application\/json(\s*;\s*charset=utf-8)?$/i
const jsonReports = /^application\/reports\+json$/i

/**
 * Lets a request that may change something through only when this app's own pages made it. A form or a script of
 * another site can send neither the header nor JSON without the browser asking us first, and we never answer that.
 * Tools that are no browser send no origin at all: they carry no one's cookies by themselves.
 *
 * Reading changes nothing, but another site's page has no business reading either.
 */
export function ownRequests({ publicUrl }: { publicUrl: string }): MiddlewareHandler {
  return async (c, next) => {
    const { method, path } = c.req
    if (safe.includes(method)) {
      return isFromAnotherSite(c) && !forAnybody.includes(path) ? refuse(c, 'forbidden') : next()
    }
    const isReport = path === reports
    if (!isSameOrigin(c, publicUrl)) return refuse(c, 'forbidden')
    if (!isReport && c.req.header('X-App') !== '1') return refuse(c, 'forbidden')

    const type = c.req.header('Content-Type') ?? ''
    return (isReport ? jsonReports : json).test(type) ? next() : refuse(c, 'not-json')
  }
}

function isSameOrigin(c: Context, publicUrl: string): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('Origin')
  return origin === undefined || origin === publicUrl
}

/** Also from a neighbour under the same domain. `none` is somebody who typed the address. */
function isFromAnotherSite(c: Context): boolean {
  return ['cross-site', 'same-site'].includes(c.req.header('Sec-Fetch-Site') ?? '')
}
