import type { Code } from '#contract/code-lists/index.ts'
import type { Given, Question, QuestionKind } from '#contract/form.ts'
import { html, type TemplateResult } from 'lit'
import { Directive, directive, type ElementPart } from 'lit/directive.js'
import './agreement-field.ts'
import './choice-field.ts'
import './choices-field.ts'
import './combobox-field.ts'
import './date-field.ts'
import './links-field.ts'
import './select-field.ts'
import './statement-field.ts'
import './text-field.ts'
import './time-field.ts'
import './verdicts-field.ts'

/** What a field is told. */
export interface AskedQuestion {
  name: string
  question: Question
  given: Given
  /** What is wrong, as a sentence. */
  fault: string | undefined
  mandatory: boolean
  /** Suggestions, or the entries of a list. */
  offers: readonly Code[]
}

/** Sets everything a field is told at once; its id is the question's name. */
class Ask extends Directive {
  override render(asked: AskedQuestion) {
    return asked
  }

  override update({ element }: ElementPart, [asked]: [AskedQuestion]) {
    Object.assign(element, asked, { id: asked.name })
  }
}

const ask = directive(Ask)

/** A new kind is one element and one line here; without them this does not compile. */
const fields: Readonly<Record<QuestionKind, (asked: AskedQuestion) => TemplateResult>> = {
  agreement: (asked) => html`<agreement-field ${ask(asked)}></agreement-field>`,
  choice: (asked) => html`<choice-field ${ask(asked)}></choice-field>`,
  choices: (asked) => html`<choices-field ${ask(asked)}></choices-field>`,
  combobox: (asked) => html`<combobox-field ${ask(asked)}></combobox-field>`,
  date: (asked) => html`<date-field ${ask(asked)}></date-field>`,
  links: (asked) => html`<links-field ${ask(asked)}></links-field>`,
  select: (asked) => html`<select-field ${ask(asked)}></select-field>`,
  statement: (asked) => html`<statement-field ${ask(asked)}></statement-field>`,
  text: (asked) => html`<text-field ${ask(asked)}></text-field>`,
  time: (asked) => html`<time-field ${ask(asked)}></time-field>`,
  verdicts: (asked) => html`<verdicts-field ${ask(asked)}></verdicts-field>`,
}

export function renderQuestion(asked: AskedQuestion): TemplateResult {
  return fields[asked.question.kind](asked)
}
