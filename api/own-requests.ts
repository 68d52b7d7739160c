import { type Context, type MiddlewareHandler } from 'hono'
import { refuse } from './problem.ts'

const safe = ['GET', 'HEAD', 'OPTIONS']

/**
 * Lets a request that may change something through only when this app's own pages made it. A form or a script of
 * another site can send neither the header nor JSON without the browser asking us first, and we never answer that.
 * Tools that are no browser send no origin at all: they carry no one's cookies by themselves.
 */
export function ownRequests({ publicUrl }: { publicUrl: string }): MiddlewareHandler {
  return async (c, next) => {
    if (safe.includes(c.req.method)) return next()
    if (!isSameOrigin(c, publicUrl) || c.req.header('X-App') !== '1') return refuse(c, 'forbidden')
    if (!/^application\/json(\s*;\s*charset=utf-8)?$/i.test(c.req.header('Content-Type') ?? '')) {
      return refuse(c, 'not-json')
    }
    return next()
  }
}

function isSameOrigin(c: Context, publicUrl: string): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('Origin')
  return origin === undefined || origin === publicUrl
}
