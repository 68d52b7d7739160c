/** What a person may be in this portal. Kept with the account and read anew at each request. */
export const accessRoles = ['practitioner', 'team-manager', 'caseworker', 'administrator'] as const

export type AccessRole = (typeof accessRoles)[number]

export type Resource = 'account' | 'person' | 'consent' | 'submission' | 'message' | 'school'

export type Action = 'view' | 'create' | 'change'

/** What a request does, and to what. */
export interface Access {
  resource: Resource
  action: Action
}

const ownAccount = ['view', 'change'] as const
const ownMessages = ['view', 'change'] as const

/** Writes advice: about people they have added themselves. */
const ownWork = {
  person: ['view', 'create', 'change'],
  consent: ['view', 'create'],
  submission: ['view', 'create'],
  school: ['view'],
} as const

/**
 * Who may do what. All of it with their own rows alone, which the database sees to; what is not here nobody may.
 * Nobody is more than a practitioner unless a command made them so.
 */
export const matrix: Readonly<Record<AccessRole, Partial<Record<Resource, readonly Action[]>>>> = {
  practitioner: { account: ownAccount, message: ownMessages, ...ownWork },
  'team-manager': { account: ownAccount, message: ownMessages, ...ownWork },
  caseworker: { account: ownAccount, message: ownMessages },
  administrator: { account: ownAccount, message: ownMessages },
}

export function mayDo(role: AccessRole, { resource, action }: Access): boolean {
  return matrix[role][resource]?.includes(action) ?? false
}
