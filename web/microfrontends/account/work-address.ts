import { addressQuestions } from '#contract/address.ts'
import type { GivenAnswers } from '#contract/form.ts'
import type { RegistrationStep } from '#contract/registration.ts'
import type { QuestionForm } from '#fields/question-form.ts'
import { html, type TemplateResult } from 'lit'
import './address-finder.ts'

interface Boxes {
  step: RegistrationStep
  given: GivenAnswers
  /** Puts answers into the boxes. */
  give: (answers: GivenAnswers) => void
  form: () => QuestionForm | undefined
}

const emptyAddress: GivenAnswers = Object.fromEntries(Object.keys(addressQuestions).map((name) => [name, undefined]))

/** What stands between the questions about the work place, in the slots of their form. */
export function renderWorkAddress({ step, given, give, form }: Boxes): TemplateResult {
  const startAgain = () => {
    give(emptyAddress)
    form()?.focusQuestion('postcode')
  }
  return html`<div slot="after-organisationName">
      <h3>Work address</h3>
      <p class="second">
        Enter your postcode and then click Find Address. If your address is not listed, press Enter Address Manually and
        type the correct address in the boxes provided.
      </p>
    </div>
    <address-finder
      slot="after-postcode"
      .question=${step.questions.postcode}
      .given=${given.postcode}
      @postcode-faulty=${({ detail }: HTMLElementEventMap['postcode-faulty']) => form()?.showFaults(detail.faults)}
      @address-chosen=${({ detail }: HTMLElementEventMap['address-chosen']) => give({ ...emptyAddress, ...detail.address })}
      @manual-asked=${() => form()?.focusQuestion('houseNumber')}
      @other-asked=${startAgain}
    ></address-finder>
    <p slot="after-country">Give a telephone number where you can be contacted during normal office hours.</p>`
}
