/** The challenge's cookie outlives its first code, because a new code makes the challenge live longer. Seconds. */
const challengeCookieLife = 60 * 60

/** The two cookies' names. `__Host-` binds one to this host alone; browsers take it over https only. */
export function cookieNames({ publicUrl }: { publicUrl: string }) {
  const prefix = isHttps(publicUrl) ? '__Host-' : ''
  return { session: `${prefix}session`, challenge: `${prefix}challenge` }
}

/** The same for the identity library, which would otherwise put `__Secure-` in front. */
export function cookieSettings(publicUrl: string) {
  const names = cookieNames({ publicUrl })
  return {
    useSecureCookies: false,
    defaultCookieAttributes: { httpOnly: true, secure: isHttps(publicUrl), sameSite: 'strict', path: '/' },
    cookies: {
      session_token: { name: names.session },
      two_factor: { name: names.challenge, attributes: { maxAge: challengeCookieLife } },
    },
  } as const
}

function isHttps(publicUrl: string): boolean {
  return publicUrl.startsWith('https:')
}
