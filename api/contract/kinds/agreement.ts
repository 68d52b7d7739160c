import type { AgreementQuestion } from '../form.ts'
import { bad, good, type Kind } from './kind.ts'

export const agreement: Kind<AgreementQuestion> = {
  check: (_question, given) => (given === true ? good(true) : bad('missing')),

  show: () => ['Yes'],
}
