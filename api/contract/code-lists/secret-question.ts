/** Friction before a change of address or second step; it never signs anyone in. */
export const secretQuestion = [
  { code: 'mother-s-maiden-name', label: "Mother's maiden name" },
  { code: 'name-of-my-first-school', label: 'Name of my first school' },
  { code: 'name-of-my-first-pet', label: 'Name of my first pet' },
  { code: 'town-or-city-where-i-was-born', label: 'Town or city where I was born' },
  { code: 'name-of-my-favourite-teacher', label: 'Name of my favourite teacher' },
  { code: 'make-of-my-first-car', label: 'Make of my first car' },
] as const
