import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb'
import { tellChange, type Changed } from './changes.ts'
import { complete } from './complete.ts'
import { faultOf, reasonOf, StorageFault } from './storage-fault.ts'

type Upgrade<Schema extends DBSchema> = (database: IDBPDatabase<Schema>, oldVersion: number) => void

type Stores<Schema extends DBSchema> = (StoreNames<Schema> & Changed)[]

export interface Writing {
  /** `strict` reaches the disk before it counts. Left out where a lost power supply may cost a few keystrokes. */
  durability?: 'strict' | 'relaxed'
  /** Tell nobody: for keystrokes and for what no screen shows. */
  quiet?: boolean
}

/**
 * One database, opened again whenever the browser takes it away: an iPhone drops connections and aborts transactions
 * of apps it suspends (bugs.webkit.org/show_bug.cgi?id=197050). What was lost is run once more, so whatever is passed to
 * `write` must come to the same when it is run twice.
 */
export class Connection<Schema extends DBSchema> {
  readonly #name: string
  readonly #version: number
  readonly #upgrade: Upgrade<Schema>
  #opening: Promise<IDBPDatabase<Schema>> | undefined
  #isClosed = false

  constructor(name: string, version: number, upgrade: Upgrade<Schema>) {
    this.#name = name
    this.#version = version
    this.#upgrade = upgrade
  }

  async read<const Names extends Stores<Schema>, T>(
    stores: Names,
    work: (tx: IDBPTransaction<Schema, Names>) => Promise<T>,
  ): Promise<T> {
    return this.#again((database) => complete(database.transaction(stores, 'readonly'), work))
  }

  /** Resolves when the transaction has completed, not before. No network and no crypto inside: it would end early. */
  async write<const Names extends Stores<Schema>, T>(
    stores: Names,
    work: (tx: IDBPTransaction<Schema, Names, 'readwrite'>) => Promise<T>,
    { durability = 'relaxed', quiet = false }: Writing = {},
  ): Promise<T> {
    const result = await this.#again((database) =>
      complete(database.transaction(stores, 'readwrite', { durability }), work),
    )
    if (!quiet) tellChange(stores)
    return result
  }

  /** For good: whoever still holds it gets a `closed` fault, and cannot bring a deleted database back to life. */
  close(): void {
    this.#isClosed = true
    if (this.#opening) this.#drop(this.#opening)
  }

  /** Does not wait for a tab that is frozen with the database open; it goes when that tab does. */
  async delete(): Promise<void> {
    this.close()
    await new Promise<void>((resolve, reject) => {
      deleteDB(this.#name, { blocked: () => resolve() }).then(resolve, reject)
    })
  }

  async #again<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    try {
      return await this.#once(work)
    } catch (error) {
      if (!isLost(error)) throw faultOf(error)
    }
    try {
      return await this.#once(work)
    } catch (error) {
      throw faultOf(error)
    }
  }

  async #once<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new StorageFault('closed')
    const opening = (this.#opening ??= this.#open())
    try {
      return await work(await opening)
    } catch (error) {
      if (error instanceof DOMException || reasonOf(error) === 'missing') this.#drop(opening)
      throw error
    }
  }

  async #open(): Promise<IDBPDatabase<Schema>> {
    try {
      // Typed as always there, but blocked site data or an embedded browser can take it away.
      if (!(globalThis as { indexedDB?: IDBFactory }).indexedDB) throw new StorageFault('missing')
      return await openDB<Schema>(this.#name, this.#version, {
        upgrade: this.#upgrade,
        terminated: () => this.#forget(),
        blocking: (_current, wanted) => (wanted === null ? this.close() : this.#forget()),
      })
    } catch (error) {
      const isRefused = error instanceof DOMException && error.name === 'SecurityError'
      throw isRefused ? new StorageFault('missing', { cause: error }) : error
    }
  }

  #forget(): void {
    if (this.#opening) this.#drop(this.#opening)
  }

  /** Only the connection that failed: somebody else may have opened a good one since. */
  #drop(opening: Promise<IDBPDatabase<Schema>>): void {
    if (this.#opening === opening) this.#opening = undefined
    opening.then(
      (database) => database.close(),
      () => undefined, // never opened: nothing to close
    )
  }
}

const lost = ['AbortError', 'InvalidStateError', 'TransactionInactiveError', 'UnknownError']

function isLost(error: unknown): boolean {
  return error instanceof DOMException && lost.includes(error.name)
}
