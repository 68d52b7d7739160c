import { type Db } from '../db/connect.ts'
import { type Passwords } from './identity/passwords.ts'
import { type Keys } from './keys.ts'
import { type Settings } from './settings.ts'

/** What the routes work with. */
export interface Parts {
  db: Db
  keys: Keys
  passwords: Passwords
  settings: Settings
}
