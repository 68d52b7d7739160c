import { css, html, nothing } from 'lit'
import { personName } from '#contract/person.ts'
import { dismissInstallHint, isInstallHintDismissed } from '#device/install-hint.ts'
import { countUnread } from '#device/messages.ts'
import type { Draft } from '#device/records.ts'
import { PortalPage, type Place } from '#page/portal-page.ts'
import { resumePath } from '#steps/way.ts'
import { draftTitle, showMoment, wordWhere } from '#steps/word-draft.ts'
import { loadCases, type Case } from './caseload.ts'
import './install-hint.ts'
import { renderTile } from './render-tile.ts'
import { wordDrafts, wordPeople, wordUnread, wordWaiting } from './word-counts.ts'

/** As many drafts as show how to go on without hiding what else is here; the others stand under Drafts. */
const mostDrafts = 3

/** Where everything starts: the two tiles of the guide, and whatever was left in the middle. */
export class HomePage extends PortalPage {
  static override styles = [
    ...PortalPage.styles,
    css`
      h2 {
        margin-top: 0;
      }
      h2 + .tiles {
        margin-top: 0;
      }
      .btn.wide {
        margin-top: var(--s-3);
      }
      .card h3 {
        overflow-wrap: anywhere;
      }
    `,
  ]
  static override properties = { cases: { state: true }, unread: { state: true }, isHintWanted: { state: true } }
  static override live = true

  override readonly heading = 'Welcome to the Coventry SEND Professional Portal'

  declare private cases: readonly Case[]
  declare private unread: number
  declare private isHintWanted: boolean

  constructor() {
    super()
    this.cases = []
    this.unread = 0
    this.isHintWanted = false
  }

  override async load(place: Place) {
    await super.load(place)
    const { device } = place
    if (!device) return
    const [cases, unread, isDismissed] = await Promise.all([
      loadCases(device),
      countUnread(device),
      isInstallHintDismissed(device),
    ])
    Object.assign(this, { cases, unread, isHintWanted: !isDismissed })
  }

  override render() {
    const { cases, unread } = this
    const drafts = cases.flatMap((known) => known.drafts).sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
    return html`<div class="content">
      <h1 tabindex="-1" class="measure">${this.heading}</h1>
      <p class="measure">
        Click the SEND tile below to submit EHC requests, check the status of previous requests and submit advice for
        initial EHC assessments. Click messages to view any new notifications sent via the portal.
      </p>
      <div class="tiles">
        ${renderTile({ id: 'send', icon: 'person', label: 'SEND', href: '/send', words: wordPeople(cases, new Date()) })}
        ${renderTile({ id: 'messages', icon: 'mail', label: 'Messages', href: '/messages', words: wordUnread(unread) })}
      </div>
      ${drafts.length > 0 ? this.#renderDrafts(drafts.slice(0, mostDrafts)) : nothing}
      ${
        this.isHintWanted
          ? html`<install-hint
              class="measure"
              .hasDrafts=${drafts.length > 0}
              @hint-dismissed=${this.#onHintDismissed}
            ></install-hint>`
          : nothing
      }
      <h2>On this phone</h2>
      <div class="tiles">
        ${renderTile({ id: 'drafts', icon: 'draft', label: 'Drafts', href: '/drafts', words: wordDrafts(drafts.length) })}
        ${renderTile({
          id: 'outbox',
          icon: 'phone',
          label: 'Waiting on this phone',
          href: '/outbox',
          words: wordWaiting(cases.flatMap(({ waiting }) => waiting)),
        })}
      </div>
    </div>`
  }

  #renderDrafts(drafts: readonly Draft[]) {
    return html`<h2>Carry on</h2>
      <ul class="list measure">
        ${drafts.map((draft) => this.#renderDraft(draft))}
      </ul>`
  }

  #renderDraft(draft: Draft) {
    const person = this.cases.find((known) => known.person.id === draft.personId)?.person
    const name = person ? personName(person.details) : ''
    return html`<li class="card">
      <h3>${name}</h3>
      <p class="second">${draftTitle(draft)}<br />${wordWhere(draft)}</p>
      <p class="second nums">Saved on this phone ${showMoment(draft.savedAt, new Date())}</p>
      <a class="btn wide" href=${resumePath(draft)}>
        <span>Continue<span class="govuk-visually-hidden"> ${draftTitle(draft)} for ${name}</span></span>
      </a>
    </li>`
  }

  async #onHintDismissed() {
    this.isHintWanted = false
    if (this.place.device) await dismissInstallHint(this.place.device)
  }
}

if (!customElements.get('home-page')) customElements.define('home-page', HomePage)
