import type { StatementQuestion } from '../form.ts'
import { findStatement } from '../statements/index.ts'
import { bad, good, type Kind } from './kind.ts'

/** The id of the statement that was read. */
export const statement: Kind<StatementQuestion> = {
  check: (_question, given) => (typeof given === 'string' && findStatement(given) ? good(given) : bad('not-an-option')),

  show: (_question, answer) => [`Yes, statement ${String(answer)}`],
}
