/** DfE codes. Used for matching, as the local authority holds it. */
export const gender = [
  { code: 'F', label: 'Female' },
  { code: 'M', label: 'Male' },
  { code: 'U', label: 'Not known / not yet asked' },
] as const
