import { type Hono } from 'hono'
import { type Passwords } from '../../api/identity/passwords.ts'
import { createToken, hashToken } from '../../api/identity/secrets.ts'
import { type Db } from '../../db/connect.ts'
import { type Browser, openBrowser } from './browser.ts'
import { addPractitioner } from './practitioners.ts'

/** Somebody signed in with both steps who has just confirmed who they are. */
export interface Newcomer extends Browser {
  id: string
  email: string
  roleId: string
  password: string
}

/** Hashes that hide nothing and take no time: for tests that are not about passwords and need hundreds. */
export const plainPasswords: Passwords = {
  hash: (password) => Promise.resolve(`plain ${password}`),
  verify: (hashed, password) => Promise.resolve(hashed === `plain ${password}`),
}

const password = 'correct horse battery'

/** As registration and sign-in leave them, in a portal with `plainPasswords`. */
export async function addNewcomer(app: Hono, db: Db): Promise<Newcomer> {
  const { id, email, role } = await addPractitioner(db)
  await db
    .updateTable('practitioner')
    .set({ email_verified: true, two_step_method: 'email' })
    .where('id', '=', id)
    .execute()
  await db
    .insertInto('credential')
    .values({
      id: crypto.randomUUID(),
      practitioner_id: id,
      provider_id: 'credential',
      account_id: id,
      password: await plainPasswords.hash(password),
    })
    .execute()
  const { browser } = await openSession(app, db, id)
  return { ...browser, id, email, roleId: role.id, password }
}

/** Another browser in which they are signed in. */
export async function openSession(app: Hono, db: Db, practitionerId: string, bothSteps = true) {
  const browser = openBrowser(app)
  const [sessionId, token] = [crypto.randomUUID(), createToken()]
  await db
    .insertInto('session')
    .values({
      id: sessionId,
      practitioner_id: practitionerId,
      token_hash: hashToken(token),
      both_steps: bothSteps,
      device: 'A browser',
      ...(bothSteps ? { confirmed_at: new Date() } : {}),
      expires_at: new Date(Date.now() + 3_600_000),
    })
    .execute()
  browser.cookies.set('session', token)
  return { browser, sessionId }
}
