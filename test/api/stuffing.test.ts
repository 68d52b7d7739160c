import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Database } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { openBrowser } from '../support/browser.ts'
import { databases } from '../support/databases.ts'
import { countReached, openLimited } from '../support/limited.ts'
import { newAddress, registerAndActivate } from '../support/signed-in.ts'

// On one database: the statements are the same on either, and so many take the embedded one a minute.
let opened: Database
before(async () => {
  const [, postgres] = databases
  assert.ok(postgres)
  opened = await postgres.open()
  await migrate(opened.db)
})
after(() => opened.close())

let networks = 0
const newNetwork = () => `10.${networks >> 8}.${networks++ & 255}.1`

function open() {
  const { app, free, countHashes } = openLimited(opened.db)
  const tryFrom = (address: string, email: string) =>
    openBrowser(app, address).request('POST', '/api/sign-in', { email, password: 'leaked elsewhere' })
  return { free, countHashes, tryFrom }
}

test('of 1,000 pairs from one network 50 are compared, whoever they are of', async () => {
  const { tryFrom, countHashes } = open()
  const network = newNetwork()
  const reached = await countReached(opened.pool, 'signInFromNetwork')
  const pairs = Array.from({ length: 1000 }, newAddress)
  const compared = await countHashes(async () => {
    for (const email of pairs) await tryFrom(network, email)
  })
  assert.equal(compared, 50)
  assert.equal(await countReached(opened.pool, 'signInFromNetwork'), reached + 1, 'and one line in the audit')
})

test('of 1,000 pairs from 200 networks five an account are compared', async () => {
  const { free, tryFrom, countHashes } = open()
  const known = await Promise.all(Array.from({ length: 5 }, () => registerAndActivate(free)))
  const emails = [...known.map(({ email }) => email), ...Array.from({ length: 45 }, newAddress)]
  const from = Array.from({ length: 200 }, newNetwork)
  const compared = await countHashes(async () => {
    for (let pair = 0; pair < 1000; pair++) await tryFrom(from[pair % 200] ?? '', emails[pair % 50] ?? '')
  })
  assert.equal(compared, 250)
})
