import { labelOf } from '#contract/code-lists/index.ts'
import type { Role } from '#contract/wire.ts'
import type { Reply } from '#device/request.ts'
import { PortalPage, type Place } from '#page/portal-page.ts'
import { html, nothing } from 'lit'
import { askAccount, asKnown, wordAccountReply } from './own-account.ts'
import type { Notice } from './refusal.ts'

/** The roles somebody writes in, the default first. The list is this phone's; changes need the council. */
export class WorkPage extends PortalPage {
  static override live = true
  static override properties = { leaving: { state: true }, trouble: { state: true }, isBusy: { state: true } }

  /** The role whose removal is being confirmed. */
  declare private leaving: string | undefined
  declare private trouble: Notice | undefined
  declare private isBusy: boolean

  override readonly heading = 'Work Details'

  constructor() {
    super()
    this.isBusy = false
  }

  override async load(place: Place) {
    await super.load(await asKnown(place))
  }

  override render() {
    const roles = this.place.practitioner?.roles ?? []
    return html`<div class="content">
      <div class="measure">
        ${this.trouble && html`<div class="panel wait" role="alert" tabindex="-1"><p>${this.trouble.notice}</p></div>`}
        <h1 tabindex="-1">${this.heading}</h1>
        <p>The default role comes first when you confirm your work profile.</p>
        <ul class="list">
          ${roles.map((role, index) => html`<li class="card">${this.#renderRole(role, index === 0, roles.length > 1)}</li>`)}
        </ul>
        <p class="second" role="status">${this.isBusy ? 'Saving' : nothing}</p>
        <a class="btn go" href="/account/work/new">Add Role</a>
        <p><a href="/account">My Account</a></p>
      </div>
    </div>`
  }

  #renderRole({ id, professionalRole, organisationName, address }: Role, isDefault: boolean, isOneOfMany: boolean) {
    const title = labelOf('professionalRole', professionalRole)
    const which = html`<span class="govuk-visually-hidden"> ${title}, ${organisationName}</span>`
    const quiet = (words: string, act: () => void) =>
      html`<button type="button" class="btn quiet" @click=${act}><span>${words}${which}</span></button>`
    return html`<h2 class="item">${title}</h2>
      ${isDefault ? html`<p><b>Default</b></p>` : nothing}
      <p class="second">${organisationName}<br />${address}</p>
      ${
        this.leaving === id
          ? html`<p>Remove this role?</p>
              <div class="buttons">
                ${quiet('Yes, remove', () => void this.#ask(`/roles/${id}/removed`))}
                ${quiet('No, keep it', () => (this.leaving = undefined))}
              </div>`
          : html`<div class="buttons">
              <a class="btn quiet" href="/account/work/${id}"><span>Change${which}</span></a>
              ${isDefault ? nothing : quiet('Make default', () => void this.#ask(`/roles/${id}/default`))}
              ${isOneOfMany ? quiet('Remove', () => (this.leaving = id)) : nothing}
            </div>`
      }`
  }

  /** The button that was pressed may go away, so the focus goes to what came of it. */
  async #ask(path: string) {
    if (this.isBusy) return
    this.isBusy = true
    this.trouble = undefined
    const reply = await askAccount(this.place.practitioner, 'PUT', path, {}).finally(() => (this.isBusy = false))
    this.leaving = undefined
    if (reply.outcome === 'ok') await this.load(this.place)
    else this.trouble = wordTrouble(reply)
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.panel, h1')?.focus()
  }
}

function wordTrouble(reply: Reply): Notice {
  if (reply.outcome === 'refused' && reply.problem.type === 'last-role')
    return { notice: 'This is your last role. Add another one before you remove it.' }
  return wordAccountReply(reply, 'Changing your roles')
}

customElements.get('work-page') ?? customElements.define('work-page', WorkPage)
