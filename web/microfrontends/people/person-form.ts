import { css, html, LitElement } from 'lit'
import type { Faults } from '#contract/fault.ts'
import type { GivenAnswers } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { personQuestions } from '#contract/person.ts'
import { readQuestions } from '#contract/read.ts'
import type { Person } from '#contract/wire.ts'
import type { Device } from '#device/database.ts'
import { findSame } from '#device/people.ts'
import type { KeptPerson } from '#device/records.ts'
import { reasonOf, type StorageReason } from '#device/storage-fault.ts'
import '#fields/question-form.ts'
import '#page/action-bar.ts'
import { wordPersonNotKept } from './word-not-kept.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import './same-person.ts'

/**
 * A person's details, to be filled in or changed, down to `Submit`. Before they are kept it asks whether the phone has
 * this person already. Whatever goes wrong, what was typed stays.
 *
 * @slot - Heading and advice.
 * @fires back-asked - The way back was asked for.
 */
export class PersonForm extends LitElement {
  static override styles = [
    portalSheet,
    css`
      :host {
        flex: 1 0 auto;
        display: flex;
        flex-direction: column;
      }
    `,
  ]
  static override properties = {
    device: { attribute: false },
    personId: { attribute: false },
    given: { attribute: false },
    faults: { attribute: false },
    schools: { attribute: false },
    keep: { attribute: false },
    anyway: {},
    notSaved: { attribute: false },
    same: { state: true },
    notKept: { state: true },
  }

  declare device: Device
  declare personId: string
  /** What is known to begin with, then what was typed. */
  declare given: GivenAnswers
  /** What the council found wrong. */
  declare faults: Faults
  declare schools: readonly string[]
  /** Keeps the details on this phone, and goes on from there; rejects with a `StorageFault`. */
  declare keep: (details: Person['details'], given: GivenAnswers) => Promise<void>
  /** The label of the button that keeps them although the phone seems to have this person. */
  declare anyway: string
  /** Why what was typed is not saved while it is typed, if it is to be. */
  declare notSaved: StorageReason | undefined
  /** Who may be this person, while that is being asked. */
  declare private same: readonly KeptPerson[]
  declare private notKept: StorageReason | undefined

  #isBusy = false

  constructor() {
    super()
    this.given = {}
    this.faults = {}
    this.schools = []
    this.anyway = ''
    this.same = []
    this.addEventListener('submit-asked', () => void this.#alone(() => this.#submit()))
  }

  override render() {
    const reason = this.notKept ?? this.notSaved
    const status = reason && wordPersonNotKept(reason)
    if (this.same.length > 0)
      return html`<same-person
        .people=${this.same}
        .anyway=${this.anyway}
        .status=${status}
        @anyway-asked=${() => this.#alone(() => this.#keep())}
        @back-asked=${this.#onBackToForm}
      ></same-person>`
    return html`<div class="content">
        <question-form
          class="measure"
          .questions=${personQuestions}
          .given=${this.given}
          .faults=${this.faults}
          .suggestions=${{ currentSchool: this.schools }}
          @answer=${this.#onAnswer}
        >
          <slot slot="top"></slot>
        </question-form>
      </div>
      <action-bar ends main="Submit" back="Back" .status=${status}></action-bar>`
  }

  /** Two taps are one. What the phone could not keep is said; the text stays. */
  async #alone(work: () => Promise<void>) {
    if (this.#isBusy) return
    this.#isBusy = true
    try {
      await work()
      this.notKept = undefined
    } catch (error) {
      this.notKept = reasonOf(error)
      if (this.notKept === 'changed') await this.#showForm()
    } finally {
      this.#isBusy = false
    }
  }

  async #submit() {
    const form = this.renderRoot.querySelector('question-form')
    if (!form) return
    const reading = this.#read()
    this.faults = reading.ok ? {} : reading.faults
    await form.showFaults(this.faults)
    if (!reading.ok) return
    this.same = await findSame(this.device, reading.answers, this.personId)
    if (this.same.length === 0) await this.#keep()
  }

  async #keep() {
    const reading = this.#read()
    if (reading.ok) await this.keep(reading.answers, this.given)
  }

  #read() {
    return readQuestions(personQuestions, this.given, londonDay(new Date()))
  }

  /** Drawn again, the form is told what it holds already. */
  #onAnswer({ detail: { name, given } }: HTMLElementEventMap['answer']) {
    this.given = { ...this.given, [name]: given }
  }

  async #onBackToForm(event: Event) {
    event.stopPropagation() // back to the form, not away from the page
    await this.#showForm()
  }

  async #showForm() {
    this.same = []
    await this.updateComplete
    this.querySelector('h1')?.focus()
  }
}

if (!customElements.get('person-form')) customElements.define('person-form', PersonForm)
