import type { Statement } from './statement.ts'

/** In the words of the practitioners' guide, the missing full stop at its end included. */
export const coventry202208 = {
  id: 'coventry-2022-08',
  from: '2022-08-01',
  sentences: [
    'Coventry City Council will use personal information about you to help us decide whether we need to write a draft Education, Health and Care Plan for you.',
    'If we do write a draft plan, we might include the details of other social care needs that are not linked to your learning difficulties or disabilities in the Plan.',
    'This will be to help coordinate the services you receive.',
    'The Plan will be shared with those who have contributed information to help write the plan or for specified purposes, detailed in statutory guidance which you can read about in the SEND code of practice p.9.211 - 9.213.',
    'We will not share this personal data with anyone else unless the law says we have to or we need to for safeguarding purposes.',
    'More information can be found in our full Privacy notice, available on our website',
  ],
} as const satisfies Statement
