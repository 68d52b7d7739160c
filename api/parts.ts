import { type Db } from '../db/connect.ts'
import { type Auth } from './identity/auth.ts'
import { type Passwords } from './identity/passwords.ts'
import { type Keys } from './keys.ts'
import { type Settings } from './settings.ts'

/** What the routes of accounts work with. */
export interface Parts {
  db: Db
  auth: Auth
  keys: Keys
  passwords: Passwords
  settings: Settings
}
