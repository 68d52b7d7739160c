import { type Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type Settings } from '../settings.ts'

/**
 * `session`: signed in · `challenge`: between password and second step · `device`: somebody came all the way in from
 * here before.
 */
export type CookieName = 'session' | 'challenge' | 'device'

type Where = Pick<Settings, 'publicUrl'>

export function readCookie(c: Context, where: Where, name: CookieName): string | undefined {
  return getCookie(c, fullName(where, name))
}

/** @param life - Seconds. */
export function writeCookie(c: Context, where: Where, name: CookieName, value: string, life: number): void {
  setCookie(c, fullName(where, name), value, {
    maxAge: Math.max(1, Math.floor(life)),
    path: '/',
    httpOnly: true,
    secure: isHttps(where),
    sameSite: 'Strict',
  })
}

export function forgetCookie(c: Context, where: Where, name: CookieName): void {
  deleteCookie(c, fullName(where, name), { path: '/', secure: isHttps(where) })
}

/** `__Host-` binds a cookie to this host alone; browsers take it over https only. */
function fullName(where: Where, name: CookieName): string {
  return isHttps(where) ? `__Host-${name}` : name
}

function isHttps({ publicUrl }: Where): boolean {
  return publicUrl.startsWith('https:')
}
