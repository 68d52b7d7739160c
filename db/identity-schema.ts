import { type ColumnType, type Generated, type JSONColumnType, type Selectable } from 'kysely'

/** The tables of accounts, one interface each. */
export interface IdentitySchema {
  practitioner: PractitionerTable
  credential: CredentialTable
  session: SessionTable
  known_device: KnownDeviceTable
  challenge: ChallengeTable
  authenticator_app: AuthenticatorAppTable
  passkey: PasskeyTable
  recovery_code: RecoveryCodeTable
  allowance: AllowanceTable
  role: RoleTable
  proof: ProofTable
  mail: MailTable
}

type Moment = ColumnType<Date, Date, Date>
type MomentByDatabase = ColumnType<Date, never, Date>
type MomentMade = ColumnType<Date, never, never>
type OptionalMoment = ColumnType<Date | null, Date | undefined, Date | null>

export interface PractitionerTable {
  id: string
  email: string
  email_verified: Generated<boolean>
  /** Null until two-step is on. */
  two_step_method: 'email' | 'app' | 'passkey' | null
  access_role: Generated<'practitioner' | 'team-manager' | 'caseworker' | 'administrator'>
  /** After a reset by mail alone: until then it can work, and change nothing of how it is protected. */
  restricted_until: OptionalMoment
  suspended_at: OptionalMoment
  /** The address before this one, told of what happens for a while. */
  former_email: string | null
  email_changed_at: OptionalMoment
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
  token_hash: string
  /** The token before the last rotation, until the new one has come into use and for half a minute after. */
  former_token_hash: string | null
  former_until: OptionalMoment
  rotated_at: MomentByDatabase
  /** Whether it was begun with the second step too. */
  both_steps: boolean
  /** In words. */
  device: string
  used_at: MomentByDatabase
  /** When it was last confirmed who is there. */
  confirmed_at: OptionalMoment
  expires_at: Moment
  ended_at: OptionalMoment
  ended_because: SessionEnd | null
  created_at: MomentMade
}

export type SessionEnd =
  | 'idle'
  | 'too-long'
  | 'signed-out'
  | 'signed-out-elsewhere'
  | 'password-changed'
  | 'password-reset'
  | 'two-step-changed'
  | 'email-changed'
  | 'suspended'

/** A browser in which somebody once came all the way in. */
export interface KnownDeviceTable {
  token_hash: string
  practitioner_id: string
  created_at: MomentMade
}

/** What stands between password and session, or is to be signed by a passkey. */
export interface ChallengeTable {
  id: string
  token_hash: string
  practitioner_id: string | null
  purpose: 'sign-in' | 'enrolment'
  code_hash: string | null
  code_sent_at: OptionalMoment
  passkey_challenge: string | null
  tries: Generated<number>
  expires_at: Moment
  created_at: MomentMade
}

export interface AuthenticatorAppTable {
  practitioner_id: string
  /** Sealed, as is the next, which takes its place when a code of that one comes. */
  secret: string | null
  next_secret: string | null
  /** The newest 30 seconds whose code was taken. */
  last_step: ColumnType<string | null, number | null | undefined, number | null>
  created_at: MomentMade
}

export interface PasskeyTable {
  id: string
  practitioner_id: string
  credential_id: string
  public_key: string
  counter: ColumnType<string, number, number>
  transports: JSONColumnType<string[]>
  name: string
  used_at: OptionalMoment
  created_at: MomentMade
}

export interface RecoveryCodeTable {
  id: string
  practitioner_id: string
  /** Tells one code of a practitioner from another. */
  lookup: string
  /** Argon2id of the rest. */
  hash: string
  used_at: OptionalMoment
  created_at: MomentMade
}

/** How much of what may be done only so often has been done. */
export interface AllowanceTable {
  key: string
  used: number
  ends_at: Moment
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
  kind: 'activation' | 'reset' | 'email-change'
  practitioner_id: string | null
  email_hash: string
  token_hash: string
  code_hash: string
  /** What takes the place of the account's address. */
  new_email: string | null
  /** What counts once an activation is confirmed. */
  registration: JSONColumnType<StoredRegistration> | null
  tries: Generated<number>
  expires_at: Moment
  used_at: OptionalMoment
  created_at: MomentByDatabase
}

/** What somebody registered with. Password and secret answer are hashed. */
export interface StoredRegistration {
  details: Pick<
    Selectable<PractitionerTable>,
    'title' | 'forename' | 'surname' | 'gender' | 'secret_question' | 'secret_answer'
  >
  password: string
  role: Omit<Selectable<RoleTable>, 'id' | 'practitioner_id' | 'position' | 'removed_at' | 'created_at' | 'updated_at'>
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
