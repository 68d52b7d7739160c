import { stepNumber } from './asking.ts'
import type { Form } from './form.ts'

/**
 * The two declarations, in the guide's words. Only the paragraph meant for the form at hand is shown, and the number
 * of the consent step is computed, never typed. Kept with the submission as they stood on the screen.
 */
const paragraphsFor: Readonly<Record<Form['audience'], string>> = {
  adults:
    "If submitting an Adult's Services advice form only: I confirm that where details of a young person's social care needs which are not linked to their SEN or disability have been included in my advice, I have discussed this with the young person and recorded their consent in Step {consent} of the form.",
  children:
    "If submitting a Children's Services advice form only: I confirm that where details of a child's social care needs which are not linked to their SEN or disability have been included in my advice, I have discussed this with the parent/carer(s) and child (if appropriate) and recorded their consent in Step {consent} of the form.",
  request:
    "If submitting a request form only: I confirm that the child/young person and their parents/guardians are aware this request for an education, health and care assessment is being submitted that it will be used and shared in accordance with statutory processes to assess and fulfil the request. I also confirm they have had access to Coventry City Council's SEND Statutory Assessment and Review Service Privacy Notice and the education establishment's privacy notice.",
}

const allUsers =
  'All users: I confirm that the information I have provided is accurate and complete to the best of my knowledge'

const privacyNotice =
  "Please note: Coventry City Council's SEND Statutory Assessment and Review Service Privacy Notice can be found at the Privacy Notice tab at the bottom of the web page."

const sharing = [
  'The information that you have provided on this form will be used in accordance with processes outlined in the current Special Educational Needs & Disabilities Code of Practice.',
  'It is important that the child or young person and their parent or carer are able to see the information you are providing and for it to be shared with them. It will also be shared with other professionals working with the child or young person.',
  'Before submitting this information, you must agree that the information provided can be shared with other professionals, the local authority, the child or young person and their parent or carer. If you do not agree to this, you will not be able to send it using this online form.',
  'I agree that the information I am submitting can be shared with other professionals, the local authority, the child or young person and their parent or carer as part of processes outlined in the current Special Educational Needs & Disabilities Code of Practice.',
]

/** Paragraphs of either declaration, in order. */
export function declarationsOf(form: Form): readonly [readonly string[], readonly string[]] {
  const own = paragraphsFor[form.audience].replace('{consent}', String(stepNumber(form, 'consent')))
  return [[allUsers, own, privacyNotice], sharing]
}

/** The same as one text each, as it is sent and kept. */
export function declarationTexts(form: Form): string[] {
  return declarationsOf(form).map((paragraphs) => paragraphs.join('\n\n'))
}
