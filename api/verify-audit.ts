import { asReader } from '../db/as.ts'
import { type Head } from '../db/audit-chain.ts'
import { type ChainFault, verifyAudit } from '../db/audit-verify.ts'
import { connect } from '../db/connect.ts'
import { createSign } from './audit-sign.ts'
import { runCommand } from './command.ts'
import { loadOwnKeys } from './keys.ts'
import { type Settings } from './settings.ts'

await runCommand(verify)

async function verify(settings: Settings): Promise<void> {
  const noted = readNoted(process.argv.slice(2))
  const sign = createSign(loadOwnKeys(settings.serverKeysFile))
  const { db, close } = await connect(settings)
  const { fault, head, unlinked } = await asReader(db, (tx) => verifyAudit(tx, sign, noted)).finally(close)
  if (fault) throw new Error(wordFault(fault))
  const waiting = unlinked > 0 ? `; ${unlinked} not yet linked` : ''
  console.log(`${head.seq} rows, unbroken; head ${head.seq} ${head.hash}${waiting}`)
}

function readNoted(given: readonly string[]): Head | undefined {
  if (given.length === 0) return undefined
  const [, seq, hash] = /^--since ([1-9]\d{0,14}) ([\da-f]{64})$/.exec(given.join(' ')) ?? []
  if (seq === undefined || hash === undefined) throw new Error('It takes nothing, or --since SEQ HASH')
  return { seq: Number(seq), hash }
}

function wordFault(fault: ChainFault): string {
  switch (fault.fault) {
    case 'row-changed':
      return `row ${fault.seq} was changed`
    case 'row-missing':
      return `row ${fault.seq} is missing`
    case 'tail-missing':
      return `rows after ${fault.seq} are missing (the head says ${fault.headSeq})`
    case 'head-changed':
      return 'the head was changed'
    case 'not-as-noted':
      return `the head that was noted at ${fault.seq} is not part of the chain`
  }
}
