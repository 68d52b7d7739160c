import path from 'node:path'
import { type Hono } from 'hono'
import { createApp } from '../../api/app.ts'
import { createPasswords, type Passwords } from '../../api/identity/passwords.ts'
import { type Parts } from '../../api/parts.ts'
import { readSettings } from '../../api/settings.ts'
import { type Db } from '../../db/connect.ts'

export interface Portal {
  app: Hono
  parts: Parts
}

/** Stands for what the build leaves in `dist`. */
const examplePages = path.resolve(import.meta.dirname, '../examples/pages')
const keys = { session: 'test-session-key'.padEnd(43, '-'), codes: 'test-codes-key'.padEnd(43, '-') }

/**
 * The product's whole API on a test's database, with the settings that a test wants otherwise. Nothing is limited where
 * a test does not ask for it: tests ask more often than people do.
 */
export function createPortal(
  db: Db,
  environment: Readonly<Record<string, string>> = {},
  { passwords = createPasswords(), dist = examplePages }: { passwords?: Passwords; dist?: string } = {},
): Portal {
  const settings = readSettings({ RATE_LIMITS: 'off', ...environment })
  const parts = { db, keys, passwords, settings }
  return { app: createApp(parts, dist), parts }
}
