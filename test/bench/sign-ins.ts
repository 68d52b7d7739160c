import { createPasswords } from '../../api/identity/passwords.ts'
import { overEighteen } from '../examples/adult-advice.ts'
import { examplePerson } from '../examples/person.ts'
import { exampleSubmission } from '../examples/submission.ts'
import { openBrowser } from '../support/browser.ts'
import { newAddress, registerAndActivate, signIn, type SignedIn, signInNew } from '../support/signed-in.ts'
import { measure, type Measured, measureWhile } from './measure.ts'
import { type BenchServer, startServer } from './server.ts'

const signIns = 1000
const accounts = 40

/** As many as have a place, four at work and sixteen waiting, and ten more, who are sent away. */
const floodAtOnce = 30

export interface SignInResult {
  database: string
  /** One hash of a password, nothing else going on. */
  hash: Measured
  /** Password and mailed code, eight at a time. */
  signIn: Measured
  /** Of the server's process, for all of them. */
  wallSeconds: number
  cpuSeconds: number
  /** MiB. */
  peakMemory: number
  /** Alone, and while more passwords come than there is room for. */
  submissionAlone: Measured
  submissionBeside: Measured
  ratio: { p50: number; p95: number }
  flood: { answeredPerSecond: number; unavailablePerSecond: number; unavailable: number }
  /** A wrong password: medians, in milliseconds. */
  existing: number
  unknown: number
}

/** What it costs to sign in, on the real server over HTTP. Nothing here passes or fails by time. */
export async function benchSignIns(database: 'embedded' | 'PostgreSQL'): Promise<SignInResult> {
  const server = await startServer(database)
  try {
    const { hash } = createPasswords()
    const people = []
    for (let count = 0; count < accounts; count++) people.push(await signInNew(server.app))
    return {
      database,
      hash: await measure(50, 1, async () => {
        await hash('correct horse battery')
      }),
      ...(await signManyIn(server, people)),
      ...(await submitBeside(server)),
      ...(await compareAddresses(server)),
    }
  } finally {
    await server.stop()
  }
}

async function signManyIn({ app, cpuSeconds, peakMemory }: BenchServer, people: SignedIn[]) {
  const waiting = [...people]
  const work = async () => {
    // Nobody twice at once: the newest mail has to be one's own.
    const person = waiting.shift()
    if (!person) throw new Error('everybody is signing in')
    await signIn(app, person.email, person.password)
    waiting.push(person)
  }
  const cpu = await cpuSeconds()
  const measured = await measure(signIns, 8, work, 0)
  const wallSeconds = signIns / measured.perSecond
  return { signIn: measured, wallSeconds, cpuSeconds: (await cpuSeconds()) - cpu, peakMemory: await peakMemory() }
}

async function submitBeside({ app }: BenchServer) {
  const { request, practitioner } = await signInNew(app)
  const person = examplePerson()
  await request('PUT', `/api/people/${person.id}`, person)
  const sender = { practitionerId: practitioner.id, personId: person.id, roleId: practitioner.roles[0]?.id ?? '' }
  const submit = async () => {
    const document = exampleSubmission(sender, { answers: overEighteen })
    const { status } = await request('PUT', `/api/submissions/${document.id}`, document)
    if (status !== 201) throw new Error(`a submission was answered ${status}`)
  }
  const submissionAlone = await measure(200, 2, submit)

  const { email } = await registerAndActivate(app)
  const seen = { answered: 0, unavailable: 0 }
  const knock = async () => {
    const { status } = await openBrowser(app).request('POST', '/api/sign-in', { email, password: 'not it' })
    seen[status === 503 ? 'unavailable' : 'answered']++
  }
  const { seconds, measured: submissionBeside } = await measureWhile(floodAtOnce, knock, () => measure(200, 2, submit))
  return {
    submissionAlone,
    submissionBeside,
    ratio: {
      p50: submissionBeside.p50 / submissionAlone.p50,
      p95: submissionBeside.p95 / submissionAlone.p95,
    },
    flood: {
      answeredPerSecond: seen.answered / seconds,
      unavailablePerSecond: seen.unavailable / seconds,
      unavailable: seen.unavailable,
    },
  }
}

/** In turn, so that whatever else the machine does falls on both. */
async function compareAddresses({ app }: BenchServer) {
  const { email } = await registerAndActivate(app)
  const addresses = { existing: email, unknown: newAddress() }
  const took: Record<keyof typeof addresses, number[]> = { existing: [], unknown: [] }
  for (let time = 0; time < 150; time++) {
    for (const name of ['existing', 'unknown'] as const) {
      const start = performance.now()
      await openBrowser(app).request('POST', '/api/sign-in', { email: addresses[name], password: 'not it' })
      took[name].push(performance.now() - start)
    }
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
  return { existing: median(took.existing), unknown: median(took.unknown) }
}
