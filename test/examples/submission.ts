import { randomUUID } from 'node:crypto'
import { declarationTexts } from '../../api/contract/declarations.ts'
import { adultAdviceV1 } from '../../api/contract/forms/adult-advice.v1/index.ts'
import { type Submission } from '../../api/contract/wire.ts'
import { sha256 } from '../../api/sha256.ts'
import { nilReturn } from './adult-advice.ts'
import { examplePerson } from './person.ts'

interface Sender {
  practitionerId: string
  personId: string
  roleId: string
}

type Document = Omit<Submission, 'sha256'>

/** A finished Adults Services Advice Form as a phone sends it, with what a test wants otherwise. */
export function exampleSubmission(sender: Sender, given: Partial<Document> = {}): Submission {
  return seal({ ...exampleDocument(sender), ...given })
}

/** The same without its hash. */
export function exampleDocument(sender: Sender): Document {
  return {
    id: randomUUID(),
    ...sender,
    formId: adultAdviceV1.id,
    formVersion: adultAdviceV1.version,
    about: examplePerson().details,
    answers: nilReturn,
    declarations: declarationTexts(adultAdviceV1),
    finishedAt: '2026-11-24T14:02:03.004Z',
  }
}

/** With the hash that belongs to it. */
export function seal<D extends object>(document: D): D & { sha256: string } {
  return { ...document, sha256: sha256(document) }
}
