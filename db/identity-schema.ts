import { type ColumnType, type Generated, type JSONColumnType } from 'kysely'

/** The tables of accounts, one interface each. `practitioner` to `two_factor` are also the identity library's. */
export interface IdentitySchema {
  practitioner: PractitionerTable
  credential: CredentialTable
  session: SessionTable
  verification: VerificationTable
  two_factor: TwoFactorTable
  role: RoleTable
  proof: ProofTable
  mail: MailTable
}

type Moment = ColumnType<Date, Date, Date>
type MomentByDatabase = ColumnType<Date, never, Date>
type OptionalMoment = ColumnType<Date | null, Date | undefined, Date | null>

export interface PractitionerTable {
  id: string
  email: string
  email_verified: Generated<boolean>
  two_factor_enabled: Generated<boolean>
  title: string
  forename: string
  surname: string
  gender: string | null
  secret_question: string | null
  /** Argon2id of the normalised answer. */
  secret_answer: string | null
  created_at: MomentByDatabase
  updated_at: MomentByDatabase
}

export interface CredentialTable {
  id: string
  practitioner_id: string
  provider_id: 'credential'
  account_id: string
  password: string | null
  created_at: MomentByDatabase
  updated_at: MomentByDatabase
}

export interface SessionTable {
  id: string
  practitioner_id: string
  token: string
  expires_at: Moment
  second_step: Generated<boolean>
  ip_address: string | null
  user_agent: string | null
  created_at: MomentByDatabase
  updated_at: MomentByDatabase
}

export interface VerificationTable {
  id: string
  identifier: string
  value: string
  expires_at: Moment
  created_at: MomentByDatabase
  updated_at: MomentByDatabase
}

export interface TwoFactorTable {
  id: string
  practitioner_id: string
  secret: string
  backup_codes: string
  verified: boolean
  failed_verification_count: Generated<number>
  locked_until: OptionalMoment
}

export interface RoleTable {
  id: string
  practitioner_id: string
  professional_role: string
  organisation_name: string
  /** Its filled parts, by question name. */
  address: JSONColumnType<Record<string, string>>
  postcode: string
  work_phone: string
  mobile_number: string
  /** In which order a practitioner's roles stand. */
  position: number
  /** It is no longer theirs; what was written in it may still be on its way. */
  removed_at: OptionalMoment
  created_at: MomentByDatabase
  updated_at: MomentByDatabase
}

export interface ProofTable {
  id: string
  kind: 'activation' | 'reset'
  practitioner_id: string | null
  email_hash: string
  token_hash: string
  code_hash: string
  tries: Generated<number>
  expires_at: Moment
  used_at: OptionalMoment
  created_at: MomentByDatabase
}

export interface MailTable {
  id: string
  to_address: string
  subject: string
  text: string
  expires_at: Moment
  attempts: Generated<number>
  due_at: MomentByDatabase
  sent_at: OptionalMoment
  given_up_at: OptionalMoment
  created_at: MomentByDatabase
}
