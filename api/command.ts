import { errorLine } from './error-line.ts'
import { readSettings, type Settings } from './settings.ts'

/** Runs what a command is for. Whatever stops it is one line, and the end. */
export async function runCommand(command: (settings: Settings) => Promise<void>): Promise<void> {
  // Node's own report would print the error with all it holds, a database's row included.
  process.on('uncaughtException', (error) => {
    console.error(`crashed ${errorLine(error)}`)
    process.exit(1)
  })
  try {
    await command(readSettings(process.env))
  } catch (error) {
    console.error(error instanceof Error ? error.message.split('\n', 1).join() : String(error))
    process.exit(1)
  }
}
