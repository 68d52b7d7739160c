/** What a setting may be. `takes` finishes the sentence "PORT takes …". */
export interface SettingKind<T> {
  takes: string
  read(given: string): T | undefined
}

export const text: SettingKind<string> = {
  takes: 'text on one line',
  read: (given) => (/\p{Cc}/u.test(given) ? undefined : given),
}

export const port: SettingKind<number> = {
  takes: 'a number from 1 to 65535',
  read(given) {
    const number = Number(given)
    return /^\d+$/.test(given) && number >= 1 && number <= 65_535 ? number : undefined
  },
}

export const count: SettingKind<number> = {
  takes: 'a number from 0 to 9',
  read: (given) => (/^\d$/.test(given) ? Number(given) : undefined),
}

export const email: SettingKind<string> = {
  takes: 'an email address',
  read: (given) => (/^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+$/.test(given) ? given : undefined),
}

/** Where the product is, without a path: cookies and the worker take the whole origin. */
export const httpOrigin: SettingKind<string> = {
  takes: 'an address like https://portal.example, without a path',
  read(given) {
    const url = parse(given, 'https:', 'http:')
    return url && url.href === `${url.origin}/` ? url.origin : undefined
  },
}

export const link: SettingKind<string> = {
  takes: 'an https:// address or a path that begins with /',
  read: (given) => (/^\/(?!\/)\S*$/.test(given) || parse(given, 'https:') ? given : undefined),
}

export const postgresUrl: SettingKind<string> = {
  takes: 'an address that begins with postgres://',
  read: (given) => (parse(given, 'postgres:', 'postgresql:') ? given : undefined),
}

export const smtpUrl: SettingKind<string> = {
  takes: 'an address that begins with smtp:// or smtps://',
  read: (given) => (parse(given, 'smtp:', 'smtps:')?.hostname ? given : undefined),
}

export function oneOf<const T extends string>(...options: T[]): SettingKind<T> {
  return { takes: options.join(' or '), read: (given) => options.find((option) => option === given) }
}

function parse(given: string, ...protocols: string[]): URL | undefined {
  const url = URL.parse(given)
  return url && protocols.includes(url.protocol) ? url : undefined
}
