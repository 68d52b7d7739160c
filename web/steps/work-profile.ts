import { css, html, LitElement } from 'lit'
import { askedPages } from '#contract/asking.ts'
import { labelOf } from '#contract/code-lists/index.ts'
import type { Role } from '#contract/wire.ts'
import { chooseRole } from '#device/drafts.ts'
import { reasonOf } from '#device/storage-fault.ts'
import '#page/action-bar.ts'
import { go } from '#page/go.ts'
import type { Status } from '#page/status-line.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import type { FormScreen } from './form-screen.ts'
import type { OpenDraft } from './open-draft.ts'
import { factsOf } from './person-facts.ts'
import { renderFact } from './render-parties.ts'
import { Signal } from './signal.ts'
import { screenPath, summary } from './way.ts'
import { wordNotKept, wordSaving } from './word-saving.ts'

/** Before the first step: whether this is the right person, and as whom the practitioner writes. */
export class WorkProfile extends LitElement implements FormScreen {
  static override styles = [
    portalSheet,
    css`
      :host {
        display: contents;
      }
      .card .btn {
        margin-top: var(--s-4);
      }
    `,
  ]
  static override properties = {
    heading: {},
    open: { attribute: false },
    queue: { attribute: false },
    trouble: { state: true },
  }

  declare heading: string
  declare open: OpenDraft
  declare queue: readonly string[]
  declare private trouble: Status | undefined
  readonly takesFocus = false
  readonly #signal = new Signal(this)

  constructor() {
    super()
    this.addEventListener('back-asked', () => this.#onBackAsked())
  }

  override render() {
    const { practitioner, draft } = this.open
    return html`
      <div class="content">
        <div class="measure">
          <h1 tabindex="-1">${this.heading}</h1>
          ${this.#renderPerson()}
          <h2>Your work profile</h2>
          <p>Choose the role you are writing this advice in.</p>
          <ul class="list">
            ${practitioner.roles.map((role) => html`<li class="card">${this.#renderRole(role)}</li>`)}
          </ul>
        </div>
      </div>
      <action-bar
        ends
        back="Back"
        .status=${this.trouble ?? wordSaving({ state: 'saved', at: draft.savedAt }, this.#signal.isOnline)}
      ></action-bar>
    `
  }

  #renderPerson() {
    const { name, born, school } = factsOf(this.open.person)
    return html`<h2>Is this the right person?</h2>
      <p><b>${name}</b><br />Born ${born}<br />${school}</p>
      <p>If not, <a href="/send">choose another person</a>.</p>`
  }

  #renderRole(role: Role) {
    const title = labelOf('professionalRole', role.professionalRole)
    return html`<dl class="kv">
        ${renderFact('Role', title)} ${renderFact('Organisation Name', role.organisationName)}
        ${renderFact('Address', role.address)} ${renderFact('Work Phone', role.workPhone)}
        ${renderFact('Mobile Number', role.mobileNumber)}
      </dl>
      <button type="button" class="btn wide" @click=${() => void this.#onSelect(role)}>
        <span>Select<span class="govuk-visually-hidden"> ${title}, ${role.organisationName}</span></span>
      </button>`
  }

  async #onSelect(role: Role) {
    const { device, draft, form, facts } = this.open
    try {
      await chooseRole(device, draft.id, role.id)
    } catch (error) {
      this.trouble = wordNotKept('Not saved', reasonOf(error))
      return
    }
    const [first] = askedPages(form, draft.given, facts)
    const [next = first?.page.id ?? summary, ...queue] = this.queue
    go(screenPath(draft.id, { id: next, queue }))
  }

  #onBackAsked() {
    const { draft, person } = this.open
    go(this.queue.length > 0 ? screenPath(draft.id, { id: summary, queue: [] }) : `/send/people/${person.id}`)
  }
}

if (!customElements.get('work-profile')) customElements.define('work-profile', WorkProfile)
