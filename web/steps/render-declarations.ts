import { html, type TemplateResult } from 'lit'
import { declarationsOf } from '#contract/declarations.ts'
import type { AgreementQuestion, Form } from '#contract/form.ts'
import '#fields/agreement-field.ts'

/** An `I agree` for each declaration, in their order. */
export const agreements = {
  accurate: agree('that the information is accurate and complete'),
  shared: agree('that the information can be shared'),
} as const

export type Agreement = keyof typeof agreements

function agree(about: string): AgreementQuestion & { about: string } {
  return { kind: 'agreement', label: 'I agree', noun: `that you agree ${about}`, about }
}

/** The guide's two statements, each with its checkbox; `sentences` says what is wrong with one. */
export function renderDeclarations(
  form: Form,
  agreed: ReadonlySet<string>,
  sentences: Readonly<Record<string, string>>,
): TemplateResult {
  const [accurate, shared] = declarationsOf(form)
  const render = (name: Agreement, paragraphs: readonly string[]) =>
    html`<section class="card block">
      ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
      <agreement-field
        id=${name}
        .name=${name}
        .question=${agreements[name]}
        .about=${agreements[name].about}
        .given=${agreed.has(name)}
        .fault=${sentences[name]}
        mandatory
      ></agreement-field>
    </section>`
  return html`<h2>Declarations</h2>
    ${render('accurate', accurate)} ${render('shared', shared)}`
}
