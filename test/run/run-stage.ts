import { spawn } from 'node:child_process'
import { type Stage } from './stages.ts'
import { type Tally, readTally } from './tally.ts'

export interface Outcome extends Tally {
  stage: string
  seconds: number
  output: string
}

/** Longer than any stage takes on a slow machine; what hangs must not hang for ever. */
const patience = 15 * 60_000

export async function runStage(stage: Stage, onOutput?: (text: string) => void): Promise<Outcome> {
  if (stage.args.length === 0)
    return { stage: stage.name, seconds: 0, output: `${stage.name}: no test\n`, passed: 0, failed: 1 }
  const start = performance.now()
  const child = spawn(process.execPath, stage.args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: patience })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      onOutput?.(text)
    })
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const seconds = (performance.now() - start) / 1000
  return { stage: stage.name, seconds, output, ...judge(stage, code, output) }
}

/** A stage that fell over, or that ran no test at all, has failed whatever it counted. */
function judge({ counts }: Stage, code: number | null, output: string): Tally {
  if (!counts) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  const { passed, failed } = readTally(output) ?? { passed: 0, failed: 0 }
  const isGood = code === 0 && passed > 0
  return { passed, failed: isGood ? failed : Math.max(failed, 1) }
}
