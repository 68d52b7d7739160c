import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { AnswerChange } from '#device/answers.ts'
import type { Device } from '#device/database.ts'
import type { Draft } from '#device/records.ts'
import { Saver, type Saving } from '#device/saver.ts'

/** Milliseconds a write may take before it is said: at each key it would be read aloud at each key. */
const unnoticed = 500

/** Saves what is given on a screen as it is given, and knows where it is. */
export class Keeper implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #saver: Saver | undefined
  #slow: ReturnType<typeof setTimeout> | undefined
  #saving: Saving = { state: 'saving' }

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibilityChange)
    addEventListener('beforeunload', this.#onBeforeUnload)
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibilityChange)
    removeEventListener('beforeunload', this.#onBeforeUnload)
  }

  start(device: Device, { id, savedAt }: Draft): void {
    this.#saving = { state: 'saved', at: savedAt }
    this.#saver = new Saver(device, id, (saving) => this.#onSaving(saving))
  }

  keep(change: AnswerChange): void {
    this.#saver?.save(change)
  }

  get saving(): Saving {
    return this.#saving
  }

  /** Whether nothing stays behind; if something would, the screen says why. */
  async finish(): Promise<boolean> {
    const saving = await this.#saver?.flush()
    return saving === undefined || this.#mayLeave(saving)
  }

  /** With nothing left to save it in, staying would not help. */
  #mayLeave(saving: Saving): boolean {
    return saving.state !== 'not-saved' || saving.reason === 'closed'
  }

  #onSaving(saving: Saving): void {
    clearTimeout(this.#slow)
    if (saving.state === 'saving') this.#slow = setTimeout(() => this.#say(saving), unnoticed)
    else this.#say(saving)
  }

  #say(saving: Saving): void {
    this.#saving = saving
    this.#host.requestUpdate()
  }

  readonly #onVisibilityChange = (): void => {
    if (document.hidden) void this.#saver?.flush()
  }

  /** The browser then asks whether to leave. */
  readonly #onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (!this.#mayLeave(this.#saving)) event.preventDefault()
  }
}
