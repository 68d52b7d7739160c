import type { Faults } from '#contract/fault.ts'
import type { GivenAnswers, Questions } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { readQuestions, type Reading } from '#contract/read.ts'
import { registrationSteps, type RegistrationStep } from '#contract/registration.ts'

/** The three steps as the screen asks them: the postcode before the rest of the address, because it finds it. */
export function askedSteps(hasSecretQuestion: boolean): readonly RegistrationStep[] {
  return registrationSteps(hasSecretQuestion).map((step) =>
    step.id === 'work' ? { ...step, questions: postcodeFirst(step.questions) } : step,
  )
}

function postcodeFirst(questions: Questions): Questions {
  const first = ['professionalRole', 'organisationName', 'postcode']
  const entries = Object.entries(questions)
  return Object.fromEntries([
    ...first.flatMap((wanted) => entries.filter(([name]) => name === wanted)),
    ...entries.filter(([name]) => !first.includes(name)),
  ])
}

/** All steps' answers, or what is wrong with them. */
export function readSteps(steps: readonly RegistrationStep[], given: GivenAnswers): Reading {
  const questions = Object.fromEntries(steps.flatMap((step) => Object.entries(step.questions)))
  return readQuestions(questions, given, londonDay(new Date()))
}

/** The first step with a fault; -1 when there is none. */
export function faultyStep(steps: readonly RegistrationStep[], faults: Faults): number {
  return steps.findIndex(({ questions }) => Object.keys(questions).some((name) => name in faults))
}

/** The step to show at a fragment; an earlier one when that is unfinished, as after a reload, which forgets all. */
export function stepAt(steps: readonly RegistrationStep[], hash: string, given: GivenAnswers): number {
  const wanted = Math.max(
    0,
    steps.findIndex(({ id }) => `#${id}` === hash),
  )
  const before = readSteps(steps.slice(0, wanted), given)
  return before.ok ? wanted : faultyStep(steps, before.faults)
}
