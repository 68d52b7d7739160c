import type { GivenAnswers, Questions, TextQuestion } from '#contract/form.ts'
import type { Practitioner } from '#contract/wire.ts'

/** What the practitioner's own account says to questions that nothing was given to yet. */
export function prefill(
  questions: Questions,
  given: GivenAnswers,
  practitioner: Practitioner,
  roleId: string | undefined,
): Readonly<Record<string, string>> {
  const facts: Record<NonNullable<TextQuestion['prefill']>, string> = {
    name: `${practitioner.forename} ${practitioner.surname}`,
    email: practitioner.email,
    workPhone: practitioner.roles.find(({ id }) => id === roleId)?.workPhone ?? '',
  }
  const filled: Record<string, string> = {}
  for (const [name, question] of Object.entries(questions)) {
    if (question.kind !== 'text' || question.prefill === undefined || given[name] !== undefined) continue
    if (facts[question.prefill] !== '') filled[name] = facts[question.prefill]
  }
  return filled
}
