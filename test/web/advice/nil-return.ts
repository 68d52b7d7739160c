import type { GivenAnswers } from '#contract/form.ts'

/** The Adults form, complete, for somebody whom the service does not know. */
export const nilReturn: GivenAnswers = {
  noCareDirectNumber: true,
  describes: 'unknown',
  requestReceived: '2026-11-09',
  isAuthor: 'yes',
  team: 'duty',
  searched: ['adults', 'children'],
  searchedOn: '2026-11-20',
  searchedWith: ['name', 'date-of-birth'],
  pastInvolvement: 'no',
  appearance: 'no',
  nilContact: 'Lesley Harris',
  nilContactPhone: '024 7683 1614',
  nilContactEmail: 'lesley@council.example',
}
