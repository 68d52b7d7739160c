import fs from 'node:fs'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'

/**
 * A process to be killed: opens the database in the directory it is given and writes rows, counting on from a
 * number. Says `open`, and each number once the database has acknowledged it.
 */
const [dataDir = '', from = '0'] = process.argv.slice(2)

const { db, pool } = await connect({ dataDir })
await migrate(db)
await pool.query('create table if not exists written (n integer primary key, filling text not null)')
say('open')
for (let n = Number(from); ; n++) {
  await pool.query('insert into written values ($1, $2)', [n, 'x'.repeat(4000)])
  say(n)
}

/** At once, not when the event loop comes round: what is said must be out before the next kill. */
function say(word: string | number): void {
  fs.writeSync(1, `${word}\n`)
}
