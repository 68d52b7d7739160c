import type { Faults } from '#contract/fault.ts'
import type { GivenAnswers } from '#contract/form.ts'
import type { RegistrationStep } from '#contract/registration.ts'
import { request, type Reply } from '#device/request.ts'
import '#fields/question-form.ts'
import '#page/action-bar.ts'
import { go } from '#page/go.ts'
import { paper, PortalPage, type Place } from '#page/portal-page.ts'
import '#page/steps-line.ts'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { between } from './between.ts'
import { faultsIn, wordReply } from './refusal.ts'
import { askedSteps, faultyStep, readSteps, stepAt } from './registration-draft.ts'
import { renderWorkAddress } from './work-address.ts'

/**
 * Three steps at one path. What is typed is kept in memory while the app is open, passwords too; the history holds
 * nothing but which step it was.
 */
export class RegistrationPage extends PortalPage {
  static override styles = [PortalPage.styles, paper]
  static override ownBar = true
  static override properties = { index: { state: true }, notice: { state: true }, isSending: { state: true } }

  declare private index: number
  /** Why it could not be sent. */
  declare private notice: TemplateResult | string | undefined
  declare private isSending: boolean

  override readonly heading = 'Registration'

  constructor() {
    super()
    this.index = 0
    this.isSending = false
  }

  /** For every step anew: the shell keeps a page as long as nothing but the fragment changes. */
  override async load(place: Place) {
    await super.load(place)
    this.index = stepAt(this.#steps, place.hash, between.registration)
  }

  protected override willUpdate(changed: PropertyValues) {
    if (!changed.has('index')) return
    this.notice = undefined
    if (this.#form) this.#form.faults = {}
  }

  /** Not before it is shown: the router writes the address it was asked for when the page has been loaded. */
  protected override firstUpdated() {
    this.#nameStep()
  }

  protected override updated(changed: PropertyValues) {
    if (changed.get('index') === undefined) return
    scrollTo(0, 0)
    this.focusHeading()
  }

  override render() {
    const step = this.#steps[this.index]
    if (!step) return nothing
    return html`<div class="content">
        <div class="measure">
          ${this.notice && html`<div class="panel wait" role="alert" tabindex="-1"><p>${this.notice}</p></div>`}
          ${this.#renderStep(step)}
        </div>
      </div>
      <action-bar
        ends
        main=${this.#isLast ? 'Submit Registration' : 'Next'}
        back=${this.index === 0 ? '' : 'Previous'}
        .status=${this.isSending ? { state: 'phone', words: 'Sending your registration' } : undefined}
        @submit-asked=${this.#onNext}
        @back-asked=${() => {
          this.#take(this.index - 1)
        }}
      ></action-bar>`
  }

  #renderStep(step: RegistrationStep) {
    const given = between.registration
    const work = { step, given, give: (answers: GivenAnswers) => this.#give(answers), form: () => this.#form }
    return html`<question-form
      .questions=${step.questions}
      .given=${given}
      @answer=${this.#onAnswer}
      @submit-asked=${this.#onNext}
    >
      <div slot="top">
        <steps-line .step=${this.index + 1} .of=${this.#steps.length}></steps-line>
        <h1 tabindex="-1">${this.heading}</h1>
        ${this.index === 0 ? this.#renderIntroduction() : nothing}
        <h2>${step.title}</h2>
      </div>
      ${step.id === 'work' ? renderWorkAddress(work) : nothing}
    </question-form>`
  }

  #renderIntroduction() {
    return html`<p>
      This screen will guide you to enter the necessary information required for registration process. You will need to
      ensure you use your work place contact details to create your account.
    </p>`
  }

  get #steps() {
    return askedSteps(this.place.portal.secretQuestion)
  }

  get #isLast() {
    return this.index === this.#steps.length - 1
  }

  get #form() {
    return this.shadowRoot?.querySelector('question-form') ?? undefined
  }

  #give(answers: GivenAnswers) {
    between.registration = { ...between.registration, ...answers }
    this.requestUpdate()
  }

  #onAnswer({ detail: { name, given } }: HTMLElementEventMap['answer']) {
    this.#give({ [name]: given })
  }

  async #onNext() {
    if (this.isSending) return
    this.notice = undefined
    const reading = readSteps(this.#steps.slice(0, this.index + 1), between.registration)
    if (!reading.ok) await this.#showFaults(reading.faults)
    else if (this.#isLast) await this.#submit(reading.answers)
    else this.#take(this.index + 1)
  }

  async #submit(details: GivenAnswers) {
    this.isSending = true
    await this.#form?.showFaults({})
    const reply = await request('POST', '/registration', { details })
    this.isSending = false
    if (reply.outcome !== 'ok') {
      await this.#refuse(reply)
      return
    }
    between.email = typeof details.email === 'string' ? details.email : undefined
    between.registration = {}
    go('/activate')
  }

  async #refuse(reply: Reply) {
    if (!this.isConnected) return // left meanwhile: the address is another page's
    const faults = reply.outcome === 'refused' ? faultsIn(reply.problem) : {}
    if (faultyStep(this.#steps, faults) !== -1) {
      await this.#showFaults(faults)
      return
    }
    this.notice = wordReply(reply, 'Registering').notice
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.panel')?.focus()
  }

  /** On the step where the first of them is. */
  async #showFaults(faults: Faults) {
    this.#take(faultyStep(this.#steps, faults))
    await this.updateComplete
    await this.#form?.showFaults(faults)
  }

  /** A new entry of the history, backwards too: what lies behind this one is not known after a reload. */
  #take(index: number) {
    if (index === this.index) return
    this.#nameStep()
    history.pushState(null, '', this.#addressOf(index))
    this.index = index
  }

  /** The address may name a step that cannot be shown yet. */
  #nameStep() {
    history.replaceState(null, '', this.#addressOf(this.index))
  }

  #addressOf(index: number): string {
    const { id } = this.#steps[index] ?? {}
    return index === 0 || id === undefined ? this.place.path : `${this.place.path}#${id}`
  }
}

customElements.get('registration-page') ?? customElements.define('registration-page', RegistrationPage)
