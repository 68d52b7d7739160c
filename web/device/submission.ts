import { canonicalJson } from '#contract/canonical.ts'
import type { Answers } from '#contract/form.ts'
import { Submission } from '#contract/wire.ts'
import type { Draft } from './records.ts'

/** What is handed in, as the server will keep it. The hash is what a receipt must repeat. */
export async function writeSubmission({
  draft,
  practitionerId,
  about,
  answers,
  declarations,
  finishedAt = new Date().toISOString(),
}: {
  draft: Draft
  practitionerId: string
  /** The person's details as they stand on the screen. */
  about: Submission['about']
  answers: Answers
  declarations: readonly string[]
  finishedAt?: string
}): Promise<Submission> {
  const { submissionId: id, personId, roleId, formId, formVersion } = draft
  const document = {
    id,
    practitionerId,
    personId,
    roleId,
    formId,
    formVersion,
    about,
    answers,
    declarations,
    finishedAt,
  }
  return Submission.parse({ ...document, sha256: await fingerprint(document) })
}

/** Over everything but the fingerprint itself, in hexadecimal. */
export async function fingerprint(document: object): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson({ ...document, sha256: undefined }))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
