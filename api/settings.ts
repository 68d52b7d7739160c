import path from 'node:path'
import {
  count,
  email,
  httpOrigin,
  link,
  oneOf,
  port,
  postgresUrl,
  type SettingKind,
  smtpUrl,
  text,
} from './setting-kinds.ts'

interface Setting<T> {
  name: string
  meaning: string
  kind: SettingKind<T>
  default?: string
  /** Has to be set in production. */
  compulsory?: true
}

/** Every environment variable the server reads. README shows this table. */
const table = {
  port: { name: 'PORT', meaning: 'the port it listens on', kind: port, default: '8080' },
  host: { name: 'HOST', meaning: 'the address it listens on', kind: text, default: '127.0.0.1' },
  publicUrl: {
    name: 'PUBLIC_URL',
    meaning: 'where people find it, and what links in mails begin with; when absent http://localhost:PORT',
    kind: httpOrigin,
    compulsory: true,
  },
  dataDir: {
    name: 'DATA_DIR',
    meaning: 'where the embedded database and the keys lie',
    kind: text,
    default: './data',
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    meaning: 'a PostgreSQL server; when absent the embedded database',
    kind: postgresUrl,
    compulsory: true,
  },
  smtpUrl: {
    name: 'SMTP_URL',
    meaning: 'the mail server; when absent mails are shown at /dev/mailbox',
    kind: smtpUrl,
    compulsory: true,
  },
  mailFrom: {
    name: 'MAIL_FROM',
    meaning: 'who mails come from',
    kind: email,
    default: 'send-portal@localhost',
    compulsory: true,
  },
  councilName: {
    name: 'COUNCIL_NAME',
    meaning: 'the council, where a text names it',
    kind: text,
    default: 'Coventry City Council',
  },
  councilEmail: {
    name: 'COUNCIL_EMAIL',
    meaning: 'where practitioners write to',
    kind: email,
    default: 'sen@council.example',
  },
  councilPhone: { name: 'COUNCIL_PHONE', meaning: 'where practitioners ring', kind: text, default: '' },
  privacyNoticeUrl: {
    name: 'PRIVACY_NOTICE_URL',
    meaning: 'the privacy notice; when absent a page of the product',
    kind: link,
    default: '/privacy',
  },
  secretQuestion: {
    name: 'SECRET_QUESTION',
    meaning: 'whether there is a secret question',
    kind: oneOf('on', 'off'),
    default: 'on',
  },
  serverKeysFile: {
    name: 'SERVER_KEYS_FILE',
    meaning: 'the server’s keys, made at the first start, the same on every server; when absent in DATA_DIR',
    kind: text,
    compulsory: true,
  },
  rateLimits: {
    name: 'RATE_LIMITS',
    meaning: 'whether tries and mails are limited; `off` is refused in production',
    kind: oneOf('on', 'off'),
    default: 'on',
  },
  trustedProxies: {
    name: 'TRUSTED_PROXIES',
    meaning: 'how many proxies of yours stand in front, each adding to X-Forwarded-For',
    kind: count,
    default: '0',
  },
  nodeEnv: {
    name: 'NODE_ENV',
    meaning: 'in production nothing compulsory may be left out',
    kind: oneOf('development', 'test', 'production'),
    default: 'development',
  },
} as const satisfies Record<string, Setting<unknown>>

type Environment = Readonly<Record<string, string | undefined>>

export type Settings = ReturnType<typeof readSettings>

/** @throws Error whose message is one line that names the variable, what it got and what it takes. */
export function readSettings(environment: Environment) {
  const isProduction = read(environment, table.nodeEnv) === 'production'
  const port = demand(environment, table.port)
  const dataDir = demand(environment, table.dataDir)
  const settings = {
    isProduction,
    port,
    host: demand(environment, table.host),
    publicUrl: read(environment, table.publicUrl) ?? `http://localhost:${port}`,
    dataDir,
    databaseUrl: read(environment, table.databaseUrl),
    smtpUrl: read(environment, table.smtpUrl),
    mailFrom: demand(environment, table.mailFrom),
    councilName: demand(environment, table.councilName),
    councilEmail: demand(environment, table.councilEmail),
    councilPhone: demand(environment, table.councilPhone),
    privacyNoticeUrl: demand(environment, table.privacyNoticeUrl),
    hasSecretQuestion: read(environment, table.secretQuestion) === 'on',
    hasRateLimits: read(environment, table.rateLimits) === 'on',
    trustedProxies: demand(environment, table.trustedProxies),
    serverKeysFile: read(environment, table.serverKeysFile) ?? path.join(dataDir, 'server-keys.json'),
  }
  if (isProduction) checkProduction(environment, settings.publicUrl)
  return settings
}

function read<T>(environment: Environment, setting: Setting<T>): T | undefined {
  const given = environment[setting.name] || setting.default
  if (given === undefined) return undefined
  const value = setting.kind.read(given)
  if (value === undefined) throw new Error(`${setting.name} is ${hidePassword(given)}, but takes ${setting.kind.takes}`)
  return value
}

function demand<T>(environment: Environment, setting: Setting<T>): T {
  const value = read(environment, setting)
  if (value === undefined) throw new Error(`${setting.name} is not set, but takes ${setting.kind.takes}`)
  return value
}

function checkProduction(environment: Environment, publicUrl: string): void {
  const compulsory = Object.values<Setting<unknown>>(table).filter((setting) => setting.compulsory)
  for (const { name, kind } of compulsory) {
    if (!environment[name]) throw new Error(`${name} is not set, but in production it takes ${kind.takes}`)
  }
  if (environment[table.rateLimits.name] === 'off') {
    throw new Error('RATE_LIMITS is "off", but in production it takes on')
  }
  if (!publicUrl.startsWith('https:')) {
    throw new Error(`PUBLIC_URL is ${publicUrl}, but in production it takes an https:// address`)
  }
}

/** An address of a database or mail server may hold one. */
function hidePassword(given: string): string {
  return JSON.stringify(given.replace(/\/\/[^/\s]*@/, '//…@'))
}
