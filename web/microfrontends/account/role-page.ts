import type { Place } from '#page/portal-page.ts'
import type { Boxes } from './details-form.ts'
import { DetailsPage } from './details-page.ts'
import { askedSteps } from './registration-draft.ts'
import { renderWorkAddress } from './work-address.ts'

const step = askedSteps(false).find(({ id }) => id === 'work') ?? { id: 'work', title: '', questions: {} }

/** One role and where it is practised: a new one, or one to be changed. */
export class RolePage extends DetailsPage {
  protected override readonly back = '/account/work'
  protected override readonly questions = step.questions
  protected override readonly section = step.title
  /** A new one has its id from the start: sent again, it is the same role. */
  #newId: string | undefined

  protected override readonly between = (boxes: Boxes) => renderWorkAddress({ step, ...boxes })

  override async load(place: Place) {
    this.#newId = place.params.id === undefined ? crypto.randomUUID() : undefined
    await super.load(place)
  }

  override get heading(): string {
    return this.#newId === undefined ? 'Change Role' : 'Add Role'
  }

  protected override get at(): string {
    return `/roles/${this.#newId ?? this.place.params.id ?? ''}`
  }

  protected override async fetchGiven() {
    if (this.#newId === undefined) await super.fetchGiven()
    else this.given = {}
  }
}

customElements.get('role-page') ?? customElements.define('role-page', RolePage)
