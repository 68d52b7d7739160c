import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from '../../api/settings.ts'

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://portal:secret@db.example/portal',
  SMTP_URL: 'smtps://portal:secret@mail.example',
  MAIL_FROM: 'sen@coventry.example',
  PUBLIC_URL: 'https://portal.example',
  SERVER_KEYS_FILE: '/etc/send-portal/keys.json',
}

test('with nothing set the defaults hold', () => {
  assert.deepEqual(readSettings({}), {
    isProduction: false,
    port: 8080,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:8080',
    dataDir: './data',
    databaseUrl: undefined,
    smtpUrl: undefined,
    mailFrom: 'send-portal@localhost',
    councilName: 'Coventry City Council',
    councilEmail: 'sen@council.example',
    councilPhone: '',
    privacyNoticeUrl: '/privacy',
    hasSecretQuestion: true,
    hasRateLimits: true,
    trustedProxies: 0,
    serverKeysFile: 'data/server-keys.json',
  })
})

test('what is set counts, and what is set to nothing does not', () => {
  const settings = readSettings({
    PORT: '42001',
    DATA_DIR: '/var/portal',
    COUNCIL_PHONE: '024 7683 1614',
    SECRET_QUESTION: 'off',
    RATE_LIMITS: 'off',
    TRUSTED_PROXIES: '2',
    HOST: '',
  })
  assert.equal(settings.publicUrl, 'http://localhost:42001')
  assert.equal(settings.serverKeysFile, '/var/portal/server-keys.json')
  assert.equal(settings.councilPhone, '024 7683 1614')
  assert.equal(settings.hasSecretQuestion, false)
  assert.equal(settings.hasRateLimits, false)
  assert.equal(settings.trustedProxies, 2)
  assert.equal(settings.host, '127.0.0.1')
  assert.equal(readSettings({ PUBLIC_URL: 'https://portal.example/' }).publicUrl, 'https://portal.example')
})

test('a wrong value is named, with what it got and what it takes', () => {
  const wrong: Record<string, [string, string]> = {
    PORT: ['http', 'a number from 1 to 65535'],
    HOST: ['a\nb', 'text on one line'],
    PUBLIC_URL: ['https://portal.example/path', 'an address like https://portal.example, without a path'],
    DATABASE_URL: ['mysql://db.example/portal', 'an address that begins with postgres://'],
    SMTP_URL: ['mail.example', 'an address that begins with smtp:// or smtps://'],
    MAIL_FROM: ['the council', 'an email address'],
    COUNCIL_EMAIL: ['sen', 'an email address'],
    PRIVACY_NOTICE_URL: ['javascript:alert(1)', 'an https:// address or a path that begins with /'],
    SECRET_QUESTION: ['yes', 'on or off'],
    RATE_LIMITS: ['no', 'on or off'],
    TRUSTED_PROXIES: ['10', 'a number from 0 to 9'],
    NODE_ENV: ['prod', 'development or test or production'],
  }
  for (const [name, [given, takes]] of Object.entries(wrong)) {
    assert.throws(() => readSettings({ [name]: given }), {
      message: `${name} is ${JSON.stringify(given)}, but takes ${takes}`,
    })
  }
  for (const port of ['0', '65536', '80.5', '-1', ' ', '1e3'])
    assert.throws(() => readSettings({ PORT: port }), /^Error: PORT is/)
})

test('a password in a wrong value is not shown', () => {
  assert.throws(() => readSettings({ DATABASE_URL: 'mysql://portal:secret@db.example' }), {
    message: 'DATABASE_URL is "mysql://…@db.example", but takes an address that begins with postgres://',
  })
})

test('in production nothing compulsory may be missing, and the address is https', () => {
  assert.equal(readSettings(production).isProduction, true)
  for (const name of ['DATABASE_URL', 'SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL', 'SERVER_KEYS_FILE']) {
    assert.throws(
      () => readSettings({ ...production, [name]: undefined }),
      (error: Error) =>
        error.message.startsWith(`${name} is not set, but in production it takes `) && !error.message.includes('\n'),
    )
  }
  assert.throws(() => readSettings({ ...production, RATE_LIMITS: 'off' }), {
    message: 'RATE_LIMITS is "off", but in production it takes on',
  })
  assert.throws(() => readSettings({ ...production, PUBLIC_URL: 'http://portal.example' }), {
    message: 'PUBLIC_URL is http://portal.example, but in production it takes an https:// address',
  })
})
