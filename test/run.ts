import { clearResults } from './run/results.ts'
import { type Outcome, runStage } from './run/run-stage.ts'
import { type Stage, listStages } from './run/stages.ts'
import { addUp, wordTally } from './run/tally.ts'

/** `node test/run.ts` runs everything, `node test/run.ts api` one stage, `node test/run.ts api test/api/people.test.ts` less. */
const [wanted, ...files] = process.argv.slice(2)
const isWhole = wanted === undefined
const stages = await listStages({ files, isWhole })
const [build, ...rest] = stages.filter(({ name }) => isWhole || name === wanted || name === 'build')
if (!build || (!isWhole && !stages.some(({ name }) => name === wanted))) {
  throw new Error(`No stage ${wanted ?? ''}: ${stages.map(({ name }) => name).join(', ')}`)
}

if (isWhole) await clearResults()
const outcomes = [
  ...(await runTogether([build], 1)),
  ...(await runTogether(
    rest.filter(({ alone }) => !alone),
    2,
  )),
  ...(await runTogether(
    rest.filter(({ alone }) => alone),
    1,
  )),
]
const sum = addUp(outcomes)
if (sum.failed > 0) process.exitCode = 1
console.log(wordTally(sum))

async function runTogether(queue: Stage[], hands: number): Promise<Outcome[]> {
  const done: Outcome[] = []
  const work = async (): Promise<void> => {
    for (let stage = queue.shift(); stage; stage = queue.shift()) {
      const outcome = await runStage(stage, wanted === stage.name ? (text) => process.stdout.write(text) : undefined)
      report(outcome, stage)
      done.push(outcome)
    }
  }
  await Promise.all(Array.from({ length: hands }, work))
  return done
}

/** A stage that failed shows all it said; one asked for by name has shown it already. */
function report(outcome: Outcome, { tells }: Stage): void {
  if ((outcome.failed > 0 || tells) && outcome.stage !== wanted) console.log(outcome.output.trimEnd())
  const time = `${outcome.seconds.toFixed(1)} s`.padStart(9)
  console.log(`${outcome.stage.padEnd(12)}${time}   ${wordTally(outcome)}${outcome.failed > 0 ? '  ✗' : ''}`)
}
