import type { GivenAnswers } from '#contract/form.ts'
import { reasonOf, type StorageReason } from './storage-fault.ts'

/**
 * Saves what is typed on one page while it is typed: at once, and while one write is under way what is typed waits for
 * the next. What could not be written stays here and is tried again, by itself and with what is typed next.
 */
export class TypedSaver {
  readonly #write: (given: GivenAnswers) => Promise<void>
  readonly #tell: (reason: StorageReason | undefined) => void
  readonly #again: number
  #pending: GivenAnswers | undefined
  #writing: Promise<void> | undefined
  #isHeld = false
  #retry: ReturnType<typeof setTimeout> | undefined

  /** `tell` hears why something is not saved, and `undefined` when all is; `again`: milliseconds after a failed write. */
  constructor(
    write: (given: GivenAnswers) => Promise<void>,
    tell: (reason: StorageReason | undefined) => void,
    again = 5_000,
  ) {
    this.#write = write
    this.#tell = tell
    this.#again = again
  }

  save(given: GivenAnswers): void {
    this.#pending = given
    this.#start()
  }

  /** Does the last thing there is to do with it: nothing is written meanwhile, nor after it, unless it fails. */
  async finish<T>(work: () => Promise<T>): Promise<T> {
    this.#isHeld = true
    clearTimeout(this.#retry)
    await this.#writing
    try {
      return await work()
    } catch (error) {
      this.#isHeld = false
      this.#start()
      throw error
    }
  }

  #start(): void {
    // In a turn of its own: with nothing to write it would end before it is noted here.
    this.#writing ??= Promise.resolve().then(() => this.#writeAll())
  }

  async #writeAll(): Promise<void> {
    while (this.#pending && !this.#isHeld) {
      const given = this.#pending
      this.#pending = undefined
      try {
        await this.#write(given)
        this.#tell(undefined)
      } catch (error) {
        this.#pending ??= given
        this.#writing = undefined
        this.#tell(reasonOf(error))
        clearTimeout(this.#retry)
        this.#retry = setTimeout(() => this.#start(), this.#again)
        return
      }
    }
    this.#writing = undefined
  }
}
