import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { disclose } from '../../api/contract/disclose.ts'
import { factsAbout } from '../../api/contract/facts.ts'
import { adultAdviceV1 } from '../../api/contract/forms/adult-advice.v1/index.ts'
import { migrate } from '../../db/migrate.ts'
import { overEighteen, withUnlinked } from '../examples/adult-advice.ts'
import { examplePerson } from '../examples/person.ts'
import { exampleSubmission } from '../examples/submission.ts'
import { databases } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { signInNew } from '../support/signed-in.ts'
import { measure, type Measured } from './measure.ts'
import { benchSignIns } from './sign-ins.ts'

/** Submissions sent side by side, as phones coming back into signal do. */
const atOnce = 8
const submissions = 400

/**
 * What a submission costs, on either database, beside its limit in the same run: the same document put into the same
 * database by one bare statement. Nothing here passes or fails by time.
 */
interface Result {
  database: string
  submission: Measured
  bareInsert: Measured
  /** Submissions a second, as a part of bare inserts a second. */
  ratio: number
}

async function benchDatabase({ name, open }: (typeof databases)[number]): Promise<Result> {
  const { db, pool, close } = await open()
  try {
    await migrate(db)
    const { app } = createPortal(db)
    const phone = await signInNew(app)
    const person = examplePerson()
    await phone.request('PUT', `/api/people/${person.id}`, person)
    const { id: practitionerId, roles } = phone.practitioner
    const sender = { practitionerId, personId: person.id, roleId: roles[0]?.id ?? '' }
    await pool.query('create table bare (id uuid primary key, document jsonb not null)')

    const bareInsert = await measure(submissions, atOnce, async () => {
      const document = exampleSubmission(sender, { answers: overEighteen })
      await pool.query('insert into bare values ($1, $2) on conflict do nothing', [randomUUID(), document])
    })
    const submission = await measure(submissions, atOnce, async () => {
      const document = exampleSubmission(sender, { answers: overEighteen })
      const { status } = await phone.request('PUT', `/api/submissions/${document.id}`, document)
      if (status !== 201) throw new Error(`a submission was answered ${String(status)}`)
    })
    return { database: name, submission, bareInsert, ratio: submission.perSecond / bareInsert.perSecond }
  } finally {
    await close()
  }
}

const results: Result[] = []
for (const database of databases) results.push(await benchDatabase(database))
const signIns = [await benchSignIns('embedded'), await benchSignIns('PostgreSQL')]
const today = '2026-11-24'
const facts = factsAbout(examplePerson().details, today)
const disclosing = await measure(5000, 1, () => {
  disclose(adultAdviceV1, withUnlinked, { today, facts })
})

console.table(
  results.map(({ database, submission, bareInsert, ratio }) => ({
    database,
    'submissions/s': Math.round(submission.perSecond),
    'p50 ms': submission.p50.toFixed(1),
    'p95 ms': submission.p95.toFixed(1),
    'bare inserts/s': Math.round(bareInsert.perSecond),
    ratio: ratio.toFixed(2),
  })),
)
console.log(
  `Reading whole advice and taking out what was refused: ${String(Math.round(disclosing.perSecond))} a second, p95 ${disclosing.p95.toFixed(2)} ms`,
)

console.table(
  signIns.map(({ database, hash, signIn, wallSeconds, cpuSeconds, peakMemory, existing, unknown }) => ({
    database,
    'one hash ms': hash.p50.toFixed(1),
    '1,000 sign-ins s': wallSeconds.toFixed(1),
    'cpu s': cpuSeconds.toFixed(1),
    'peak MiB': Math.round(peakMemory),
    'p50 ms': signIn.p50.toFixed(1),
    'p95 ms': signIn.p95.toFixed(1),
    'wrong, existing ms': existing.toFixed(1),
    'wrong, unknown ms': unknown.toFixed(1),
  })),
)
console.table(
  signIns.map(({ database, submissionAlone, submissionBeside, ratio, flood }) => ({
    database,
    'submission alone p50/p95 ms': `${submissionAlone.p50.toFixed(1)} / ${submissionAlone.p95.toFixed(1)}`,
    'beside passwords': `${submissionBeside.p50.toFixed(1)} / ${submissionBeside.p95.toFixed(1)}`,
    'limit ms': 1000,
    'ratio p50/p95': `${ratio.p50.toFixed(1)} / ${ratio.p95.toFixed(1)}`,
    'passwords/s': flood.answeredPerSecond.toFixed(1),
    '503/s': flood.unavailablePerSecond.toFixed(1),
    '503s': flood.unavailable,
  })),
)

await mkdir('test/bench/results', { recursive: true })
const report = {
  at: new Date().toISOString(),
  node: process.version,
  cpus: cpus().length,
  atOnce,
  results,
  signIns,
  disclosing,
}
await writeFile('test/bench/results/latest.json', `${JSON.stringify(report, undefined, 2)}\n`)
process.exit(0) // the temporary PostgreSQL would keep this process
