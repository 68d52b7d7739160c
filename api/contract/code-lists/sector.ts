/** Kinds of setting a young person may attend. */
export const sector = [
  { code: 'early-years', label: 'Early years' },
  { code: 'primary', label: 'Primary' },
  { code: 'secondary', label: 'Secondary' },
  { code: 'all-through', label: 'All-through' },
  { code: 'special', label: 'Special' },
  { code: 'alternative-provision-pru', label: 'Alternative provision/PRU' },
  { code: 'post-16-fe-college', label: 'Post-16/FE college' },
  { code: 'specialist-post-16', label: 'Specialist post-16' },
  { code: 'independent', label: 'Independent' },
  { code: 'elective-home-education', label: 'Elective home education' },
  { code: 'not-in-education-employment-or-training', label: 'Not in education, employment or training' },
  { code: 'higher-education', label: 'Higher education' },
  { code: 'out-of-area', label: 'Out of area' },
  { code: 'not-known', label: 'Not known' },
] as const
