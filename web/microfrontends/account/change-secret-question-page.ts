import { secretQuestions } from '#contract/registration.ts'
import { ChangePage } from './change-page.ts'

/** Another secret question and its answer; the ones before are shown to nobody. */
export class ChangeSecretQuestionPage extends ChangePage {
  override readonly heading = 'Change Secret Question'

  protected override readonly change = {
    path: '/account/secret-question',
    questions: secretQuestions,
    label: 'Change secret question',
    doing: 'Changing your secret question',
    advice: 'Choose a secret question, and an answer that only you know.',
    done: 'Your secret question was changed.',
  }
}

customElements.get('change-secret-question-page') ??
  customElements.define('change-secret-question-page', ChangeSecretQuestionPage)
