import { css, html } from 'lit'
import { askedPages } from '#contract/asking.ts'
import { londonDay } from '#contract/london.ts'
import { paper, PortalPage, type Place } from '#page/portal-page.ts'
import { CheckAnswers } from '#steps/check-answers.ts'
import { ClearOfBars } from '#steps/clear-of-bars.ts'
import type { FormScreen } from '#steps/form-screen.ts'
import { ListStep } from '#steps/list-step.ts'
import { openDraft, type OpenDraft, type Opening } from '#steps/open-draft.ts'
import { rememberPlace } from '#steps/remember-place.ts'
import { renderPersonBar } from '#steps/render-person-bar.ts'
import { listElements, stepElements } from '#steps/step-elements.ts'
import {
  firstOpenScreen,
  linkOf,
  placeOf,
  profile,
  queueOf,
  screenHeadings,
  screenPath,
  stepHeading,
  summary,
  type Screen,
} from '#steps/way.ts'
import { WorkProfile } from '#steps/work-profile.ts'

/** Why there is nothing to fill in here, and where to go instead. */
interface Away {
  heading: string
  words: string
  path: string
  label: string
}

/** One screen of an open form, under the name of the person it is about. */
export class FormPage extends PortalPage {
  static override styles = [
    PortalPage.styles,
    paper,
    css`
      :host([listing]) {
        background: var(--ground);
      }
    `,
  ]
  static override ownBar = true

  #open: OpenDraft | undefined
  #screen: FormScreen | undefined
  #away: Away = gone

  constructor() {
    super()
    new ClearOfBars(this, () => [
      this.renderRoot.querySelector('person-bar'),
      this.#screen?.renderRoot.querySelector('action-bar'),
    ])
  }

  override get heading() {
    return this.#screen?.heading ?? this.#away.heading
  }

  override async load(place: Place) {
    await super.load(place)
    const opening = await openDraft(place)
    if (opening.outcome === 'open') await this.#show(opening.open, place)
    else this.#away = awayFrom(opening)
  }

  override focusHeading() {
    if (this.#screen?.takesFocus) return
    const shown = this.#screen ?? this
    shown.renderRoot.querySelector('h1')?.focus()
  }

  protected override async getUpdateComplete() {
    const isComplete = await super.getUpdateComplete()
    await this.#screen?.updateComplete
    return isComplete
  }

  override render() {
    if (this.#open) {
      const { person, form, draft } = this.#open
      return html`${renderPersonBar(person, form, draft.given)} ${this.#screen}`
    }
    const { heading, words, path, label } = this.#away
    return html`<div class="content">
      <h1 tabindex="-1">${heading}</h1>
      <p>${words}</p>
      <a class="btn" href=${path}>${label}</a>
    </div>`
  }

  async #show(open: OpenDraft, { params: { page = '', entry }, hash }: Place) {
    const screen = createScreen(open, { id: page, entry, to: linkOf(hash) })
    if (!screen) {
      this.#away = notAsked(open)
      return
    }
    screen.open = open
    screen.queue = queueOf(hash)
    this.#screen = screen
    this.#open = open
    this.toggleAttribute('listing', screen instanceof ListStep)
    const { place } = open.draft
    if (place.page !== page || place.entry !== entry) await rememberPlace(open, placeOf({ id: page, entry }))
  }
}

function createScreen(open: OpenDraft, { id, entry, to }: Omit<Screen, 'queue'>): FormScreen | undefined {
  const { form, draft, facts } = open
  if (id === profile || id === summary) {
    return Object.assign(id === profile ? new WorkProfile() : new CheckAnswers(), { heading: screenHeadings[id] })
  }
  const asked = askedPages(form, draft.given, facts).find(({ page }) => page.id === id)
  if (!asked) return undefined
  const [isList, heading] = ['list' in asked.page, stepHeading(form, asked.step)]
  if (isList && entry === undefined) {
    const List = listElements[asked.step.id] ?? ListStep
    return Object.assign(new List(), { heading, asked })
  }
  const Step = isList || entry === undefined ? stepElements[asked.step.id] : undefined
  return Step && Object.assign(new Step(), { heading, asked: { ...asked, entry, to } })
}

const gone: Away = {
  heading: 'This draft is not on this phone',
  words: 'It may have been sent or deleted, or it is on another phone.',
  path: '/drafts',
  label: 'Go to Drafts',
}

function awayFrom(opening: Exclude<Opening, { outcome: 'open' }>): Away {
  if (opening.outcome === 'submitted') {
    return {
      heading: 'This advice was submitted',
      words: 'What was handed in can no longer be changed here.',
      path: `/sent/${opening.submissionId}`,
      label: 'See what was submitted',
    }
  }
  if (opening.outcome === 'gone') return gone
  return {
    heading: 'This draft needs a newer version of the portal',
    words:
      'It was started on a newer version of the form. Nothing is lost. Close the portal everywhere and open it again.',
    path: '/drafts',
    label: 'Go to Drafts',
  }
}

/** By an old link, or by going back to what an answer has made needless since. */
function notAsked(open: OpenDraft): Away {
  const { draft } = open
  return {
    heading: 'This page is not needed',
    words: 'With the answers given so far, nothing is asked here.',
    path: screenPath(draft.id, firstOpenScreen(open, draft.given, londonDay(new Date()))),
    label: 'Continue',
  }
}

if (!customElements.get('form-page')) customElements.define('form-page', FormPage)
