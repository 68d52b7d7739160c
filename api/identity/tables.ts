/** What our tables are called in the identity library's words. */

const moments = { createdAt: 'created_at', updatedAt: 'updated_at' } as const
const practitioner = { userId: 'practitioner_id' } as const
const ours = { type: 'string', required: false, input: false } as const

export const tables = {
  user: {
    modelName: 'practitioner',
    fields: { ...moments, emailVerified: 'email_verified' },
    additionalFields: { forename: ours, surname: ours },
  },
  session: {
    modelName: 'session',
    fields: { ...moments, ...practitioner, expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent' },
    additionalFields: {
      secondStep: { type: 'boolean', fieldName: 'second_step', required: false, input: false, defaultValue: false },
    },
  },
  account: {
    modelName: 'credential',
    fields: { ...moments, ...practitioner, accountId: 'account_id', providerId: 'provider_id' },
  },
  verification: {
    modelName: 'verification',
    fields: { ...moments, expiresAt: 'expires_at' },
  },
} as const

export const twoFactorTables = {
  schema: {
    user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
    twoFactor: {
      modelName: 'two_factor',
      fields: {
        ...practitioner,
        backupCodes: 'backup_codes',
        failedVerificationCount: 'failed_verification_count',
        lockedUntil: 'locked_until',
      },
    },
  },
} as const
