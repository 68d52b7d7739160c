import { html, nothing, type TemplateResult } from 'lit'
import { canonicalJson } from '#contract/canonical.ts'
import type { Answer, Given, Question } from '#contract/form.ts'
import { showAnswer } from '#contract/kinds/index.ts'
import { personQuestions } from '#contract/person.ts'
import type { ProblemType } from '#contract/problem.ts'
import type { KeptPerson, Refusal } from '#device/records.ts'
import { icon } from '#page/icons.ts'

const reasons: Partial<Readonly<Record<ProblemType, string>>> = {
  'faulty-answers': 'Put right what is marked, then submit them again.',
  'stale-person': 'They were changed on another phone as well. What you submit here then counts.',
  'different-content': 'They were sent before with other details. Check them below, then submit them again.',
}

/** Why the council did not take a person's details, and what it has instead. */
export function renderRefusal({ details, known }: KeptPerson, { type }: Refusal): TemplateResult {
  const others = known && type === 'stale-person' ? listDifferences(details, known.details) : []
  return html`<div class="panel bad">
    <p class="state bad">${icon('warn')}<b>The council did not accept these details</b></p>
    <p>${reasons[type] ?? 'Check them below, then submit them again.'}</p>
    ${others.length === 0 ? nothing : html`<dl class="kv">${others.map(renderDifference)}</dl>`}
  </div>`
}

interface Difference {
  label: string
  words: string
}

function renderDifference({ label, words }: Difference): TemplateResult {
  return html`<div>
    <dt>${label}</dt>
    <dd>The council has: ${words}</dd>
  </div>`
}

function listDifferences(here: KeptPerson['details'], council: KeptPerson['details']): Difference[] {
  return Object.entries<Question>(personQuestions)
    .filter(([name]) => canonicalJson(here[name] ?? null) !== canonicalJson(council[name] ?? null))
    .map(([name, question]) => ({ label: question.label, words: wordsOf(question, council[name]) }))
}

function wordsOf(question: Question, given: Given): string {
  return isAnswer(given) ? showAnswer(question, given, {}).join(', ') : 'nothing'
}

function isAnswer(given: Given): given is Answer {
  return typeof given === 'string'
}
