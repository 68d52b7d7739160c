import { html, nothing } from 'lit'
import { showDay } from '#contract/london.ts'
import type { KeptConsent, OutboxItem } from '#device/records.ts'
import { icon } from '#page/icons.ts'
import '#page/person-bar.ts'
import { PortalPage, type Place } from '#page/portal-page.ts'
import { factsOf } from '#steps/person-facts.ts'
import { receiptPath } from '#steps/receipt-path.ts'
import { renderPrint } from '#steps/render-print.ts'
import { consentDay, wordOutcome } from '#steps/word-consent.ts'
import { isWithdrawable, loadRecord, type KeptRecord } from './kept-record.ts'
import { receiptSheet } from './receipt-sheet.ts'
import { renderReceipt } from './render-receipt.ts'
import { renderUnknown } from './render-unknown.ts'

/** A record of consent as the family may see it and take it home; and the way to take the consent back. */
export class ConsentReceiptPage extends PortalPage {
  static override styles = [...PortalPage.styles, receiptSheet]
  static override properties = { record: { state: true } }
  static override live = true

  override readonly heading = 'Record of consent'

  declare private record: KeptRecord | undefined

  override async load(place: Place) {
    await super.load(place)
    this.record = place.device && (await loadRecord(place.device, place.params))
  }

  override render() {
    const { record } = this
    const { portal, practitioner, params } = this.place
    const personPath = `/send/people/${params.id ?? ''}`
    if (!record) return renderUnknown('This record is not on this phone', personPath, 'See the person')
    return html`<div class="content">
      <div class="measure">
        <h1 tabindex="-1">${this.heading}</h1>
        <div class="on-screen">${this.#renderStanding(record)}</div>
        <article class="card">
          <p class="on-paper second">${portal.councilName}</p>
          ${renderReceipt(record, portal, practitioner)}
        </article>
        <div class="buttons on-screen">
          ${renderPrint()}
          ${
            isWithdrawable(record)
              ? html`<a class="btn quiet bad" href="${receiptPath(record.kept.consent)}/withdraw">Withdraw consent</a>`
              : nothing
          }
        </div>
        <p class="on-screen"><a class="btn" href=${personPath}>Go to ${factsOf(record.person).name}</a></p>
      </div>
    </div>`
  }

  #renderStanding({ kept, later, waiting }: KeptRecord) {
    return html`${
        later
          ? html`<p class="panel wait">
              This record no longer holds.
              <a href=${receiptPath(later.consent)}
                >${wordOutcome(later.consent)} on ${showDay(consentDay(later.consent))}</a
              >
            </p>`
          : nothing
      }
      <p class="second">${renderWhere(kept, waiting)}</p>`
  }
}

function renderWhere({ receivedAt }: KeptConsent, waiting: OutboxItem | undefined) {
  if (receivedAt !== undefined) return html`<span class="state ok">${icon('council')}Received by the council</span>`
  if (!waiting) return html`<span class="state">${icon('phone')}Stays on this phone until you sign out</span>`
  if (waiting.refusal) return html`<a href="/outbox">The council did not accept this record. See why</a>`
  return html`<span class="state wait">${icon('wait')}Waiting to send</span>`
}

if (!customElements.get('consent-receipt-page')) customElements.define('consent-receipt-page', ConsentReceiptPage)
