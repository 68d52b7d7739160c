import { html, type TemplateResult } from 'lit'
import { icon } from '#page/icons.ts'
import type { State } from './word-case.ts'

export function showState({ look, icon: name, words }: State): TemplateResult {
  return html`<span class="state ${look} nums">${icon(name)}<span>${words}</span></span>`
}

/** The same on a tinted ground. */
export function showPill({ look, icon: name, words }: State): TemplateResult {
  return html`<span class="state pill ${look}">${icon(name)}<span>${words}</span></span>`
}
