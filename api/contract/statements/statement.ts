/** What is read aloud to the person before they are asked for consent. Never edited once read to anybody. */
export interface Statement {
  /** Kept with every consent, so that it is always known what the person was told. */
  id: string
  /** The first day it was read: `YYYY-MM-DD`. */
  from: string
  /** Exactly as they are read; with one space between them they are the whole text. */
  sentences: readonly string[]
}
