import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { type Hono } from 'hono'
import { connect, type Database, type Db } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { openBrowser } from '../support/browser.ts'
import { createDatabase } from '../support/cluster.ts'
import { plainPasswords } from '../support/newcomer.ts'
import { createPortal } from '../support/portal.ts'
import { askToSign, enrolPasskey, outcome, signInConfirmed } from '../support/second-steps.ts'
import { newestMail, registerAndActivate, tokenIn } from '../support/signed-in.ts'

/** On PostgreSQL alone: the embedded database does one thing after the other. */
let opened: Database
let drop: () => Promise<void>
before(async () => {
  const created = await createDatabase()
  drop = created.drop
  opened = await connect({ databaseUrl: created.databaseUrl, dataDir: '/nonexistent' })
  await migrate(opened.db)
})
after(async () => {
  await opened.close()
  await drop()
})

const open = () => createPortal(opened.db, {}, { passwords: plainPasswords }).app

/** A reset whose proof was looked at already, and which goes on when it is let. */
async function beginReset(app: Hono, email: string) {
  const browser = openBrowser(app)
  await browser.request('POST', '/api/password/forgotten', { email })
  const token = tokenIn(await newestMail(browser, email))
  const gate = new EventEmitter()
  const hash = async (password: string) => {
    const isLet = once(gate, 'let')
    gate.emit('reached')
    await isLet
    return plainPasswords.hash(password)
  }
  const slow = createPortal(opened.db, {}, { passwords: { ...plainPasswords, hash } }).app
  const reached = once(gate, 'reached')
  const given = { token, password: 'quite another horse' }
  const answer = outcome(openBrowser(slow).request('POST', '/api/password/reset', given))
  await reached
  return () => {
    gate.emit('let')
    return answer
  }
}

test('a sign-in beside a reset leaves no session that the old password began, and both are answered', async () => {
  const app = open()
  for (let time = 1; time <= 10; time++) {
    const { email, password } = await registerAndActivate(app)
    const reset = await beginReset(app, email)
    const signIn = () => outcome(openBrowser(app).request('POST', '/api/sign-in', { email, password }))
    const isFirst = time % 2 === 1
    const answers = await holding(opened, email, async (untilWaiting) => {
      const asked: Promise<string>[] = []
      for (const ask of isFirst ? [signIn, reset] : [reset, signIn]) {
        asked.push(ask())
        await untilWaiting(asked.length)
      }
      return asked
    })
    assert.deepEqual(answers, isFirst ? ['200', '204'] : ['204', '401 wrong-sign-in'], `time ${time}`)
    assert.equal(await countLiving(opened.db, email), 0, `time ${time}`)
  }
})

test('of a password changed and one reset at once the first counts, and the other is refused', async () => {
  const app = open()
  const signedIn = await signInConfirmed(app)
  const reset = await beginReset(app, signedIn.email)
  const answers = await holding(opened, signedIn.email, async (untilWaiting) => {
    const next = 'one more new password'
    const details = { currentPassword: signedIn.password, password: next, confirmPassword: next }
    const changed = outcome(signedIn.request('PUT', '/api/account/password', { details }))
    await untilWaiting(1)
    const late = reset()
    await untilWaiting(2)
    return [changed, late]
  })
  assert.deepEqual(answers, ['204', '410 proof-expired'])
})

test('a passkey that is removed while its signature is looked at signs nobody in', async () => {
  const app = open()
  const { practitioner, ...signedIn } = await signInConfirmed(app)
  const { authenticator } = await enrolPasskey(signedIn)
  const browser = openBrowser(app)
  const credential = authenticator.sign(await askToSign(browser))
  const [shown] = await holding(opened, signedIn.email, async (untilWaiting) => {
    const asked = outcome(browser.request('POST', '/api/sign-in/passkey', { credential }))
    await untilWaiting(1)
    await opened.db.deleteFrom('passkey').where('practitioner_id', '=', practitioner.id).execute()
    return [asked]
  })
  assert.equal(shown, '422 proof-wrong')
  assert.equal(browser.cookies.has('session'), false)
})

/** Keeps everybody else from an account until so many wait for it; what they are answered comes after that. */
async function holding(
  { db, pool }: Database,
  email: string,
  work: (untilWaiting: (count: number) => Promise<void>) => Promise<Promise<string>[]>,
): Promise<string[]> {
  const untilWaiting = async (count: number) => {
    for (let look = 0; look < 200; look++) {
      const { rowCount } = await pool.query(
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      )
      if (rowCount === count) return
      await setTimeout(10)
    }
    assert.fail(`${count} never waited`)
  }
  const { asked } = await db.transaction().execute(async (tx) => {
    await tx.selectFrom('practitioner').select('id').where('email', '=', email).forUpdate().execute()
    return { asked: await work(untilWaiting) }
  })
  return Promise.all(asked)
}

async function countLiving(db: Db, email: string): Promise<number> {
  const living = await db
    .selectFrom('session')
    .innerJoin('practitioner', 'practitioner.id', 'session.practitioner_id')
    .select('session.id')
    .where('email', '=', email)
    .where('ended_at', 'is', null)
    .execute()
  return living.length
}
