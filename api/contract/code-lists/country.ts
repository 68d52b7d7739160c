/** Where a work place or a home may be; the United Kingdom first. */
export const country = [
  { code: 'united-kingdom', label: 'United Kingdom' },
  { code: 'ireland', label: 'Ireland' },
  { code: 'isle-of-man', label: 'Isle of Man' },
  { code: 'jersey', label: 'Jersey' },
  { code: 'guernsey', label: 'Guernsey' },
  { code: 'france', label: 'France' },
  { code: 'germany', label: 'Germany' },
  { code: 'spain', label: 'Spain' },
  { code: 'other', label: 'Other' },
] as const
