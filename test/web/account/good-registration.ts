import type { GivenAnswers } from '#contract/form.ts'

/** Answers to every mandatory question of registration. */
export const security: GivenAnswers = {
  email: 'lesley@council.example',
  confirmEmail: 'lesley@council.example',
  password: 'three random words',
  confirmPassword: 'three random words',
  secretQuestion: 'name-of-my-first-school',
  secretAnswer: 'Moat House',
}

export const aboutYou: GivenAnswers = { title: 'ms', forename: 'Lesley', surname: 'Harris' }

export const workDetails: GivenAnswers = {
  professionalRole: 'project-support',
  organisationName: 'Coventry City Council',
  postcode: 'CV1 5RR',
  workPhone: '024 7683 1614',
}
