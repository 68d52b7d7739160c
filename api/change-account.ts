import { connect } from '../db/connect.ts'
import { runCommand } from './command.ts'
import { changeAccount, changes } from './identity/standing.ts'
import { loadOwnKeys } from './keys.ts'
import { type Settings } from './settings.ts'

await runCommand(change)

async function change(settings: Settings): Promise<void> {
  const { email, action } = readGiven(process.argv.slice(2))
  const keys = loadOwnKeys(settings.serverKeysFile)
  const { db, close } = await connect(settings)
  const standing = await changeAccount({ db, keys, settings }, email, action).finally(close)
  if (standing === undefined) throw new Error('No active account has this address')
  console.log(standing)
}

function readGiven([email, word, ...more]: readonly string[]) {
  const action = changes.get(word ?? '')
  if (email === undefined || more.length > 0 || (word !== undefined && !action)) {
    throw new Error(`It takes EMAIL, or EMAIL and one of ${[...changes.keys()].join(', ')}`)
  }
  return { email, action }
}
