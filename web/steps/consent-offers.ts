import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { entriesOf, plainAnswers } from '#contract/entries.ts'
import type { GivenAnswers } from '#contract/form.ts'
import { showDay } from '#contract/london.ts'
import { keepEntry } from '#device/answers.ts'
import { standing } from '#device/consents.ts'
import type { KeptConsent } from '#device/records.ts'
import { reasonOf } from '#device/storage-fault.ts'
import { go } from '#page/go.ts'
import { icon } from '#page/icons.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import type { AskedList } from './asked-screen.ts'
import type { OpenDraft } from './open-draft.ts'
import { factsOf } from './person-facts.ts'
import { screenPath } from './way.ts'
import { consentDay, consentName, wordOutcome } from './word-consent.ts'
import { wordNotKept } from './word-saving.ts'

/** `given`: the whole form's. */
export function renderOffers(
  open: OpenDraft,
  { page }: AskedList,
  queue: readonly string[],
  given: GivenAnswers = open.draft.given,
): TemplateResult {
  return html`<consent-offers
    .open=${open}
    .page=${page.id}
    .list=${page.list.name}
    .given=${given}
    .queue=${queue}
  ></consent-offers>`
}

/** Records of consent that were made outside the form, each to be taken into it. */
class ConsentOffers extends LitElement {
  static override styles = [
    portalSheet,
    css`
      .card .btn {
        text-align: left;
      }
    `,
  ]
  static override properties = {
    open: { attribute: false },
    page: {},
    list: {},
    given: { attribute: false },
    queue: { attribute: false },
    trouble: { state: true },
  }

  declare open: OpenDraft
  /** The page of the list that takes them. */
  declare page: string
  declare list: string
  /** As it is on the phone now. */
  declare given: GivenAnswers
  declare queue: readonly string[]
  declare private trouble: string | undefined

  override render() {
    const taken = entriesOf(this.given[this.list]).map(({ id }) => id)
    const offers = standing(this.open.consents).filter(({ id }) => !taken.includes(id))
    if (offers.length === 0) return nothing
    return html`<h2>Recorded before with ${factsOf(this.open.person).forename}</h2>
      ${this.trouble === undefined ? nothing : this.#renderTrouble(this.trouble)}
      <ul class="list">
        ${offers.map((kept) => this.#renderOffer(kept))}
      </ul>`
  }

  #renderOffer(kept: KeptConsent) {
    const { consent } = kept
    return html`<li class="card">
      <p>${wordOutcome(consent)}</p>
      <div class="foot do">
        <button type="button" class="btn quiet" @click=${() => this.#onUse(kept)}>
          Use the record of ${showDay(consentDay(consent))}, ${consentName(consent)}
        </button>
      </div>
    </li>`
  }

  #renderTrouble(words: string) {
    return html`<div class="panel bad" role="alert">
      <p class="state bad">${icon('warn')}<b>${words}</b></p>
    </div>`
  }

  /** Under its own id, so that taking it back outside the form takes it back here. */
  async #onUse({ id, consent }: KeptConsent) {
    const { device, draft } = this.open
    try {
      await keepEntry(device, draft.id, this.list, { ...plainAnswers(consent.answers), id })
    } catch (error) {
      this.trouble = wordNotKept('Not taken over', reasonOf(error)).words
      return
    }
    go(screenPath(draft.id, { id: this.page, entry: id, queue: this.queue }))
  }
}

if (!customElements.get('consent-offers')) customElements.define('consent-offers', ConsentOffers)
