/** How practitioners are addressed. */
export const title = [
  { code: 'mr', label: 'Mr' },
  { code: 'mrs', label: 'Mrs' },
  { code: 'miss', label: 'Miss' },
  { code: 'ms', label: 'Ms' },
  { code: 'mx', label: 'Mx' },
  { code: 'dr', label: 'Dr' },
  { code: 'prof', label: 'Prof' },
  { code: 'rev', label: 'Rev' },
  { code: 'sir', label: 'Sir' },
  { code: 'dame', label: 'Dame' },
  { code: 'cllr', label: 'Cllr' },
  { code: 'other', label: 'Other' },
  { code: 'prefer-not-to-say', label: 'Prefer not to say' },
] as const
