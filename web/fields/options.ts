import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'

export interface Option {
  code: string
  label: string
  /** A short consequence under it. */
  note?: string | undefined
  /** Excludes the others, and stands apart from them. */
  isNone?: boolean
}

interface Choosing {
  type: 'radio' | 'checkbox'
  /** Tells these from others in the same field. */
  group?: string
  options: readonly Option[]
  isChosen: (code: string) => boolean
  onChoose: (code: string, isChosen: boolean) => void
  isFaulty: boolean
}

/** The bordered list of radios or checkboxes, every row of it a target. */
export function renderOptions({
  type,
  group = 'option',
  options,
  isChosen,
  onChoose,
  isFaulty,
}: Choosing): TemplateResult {
  const block = type === 'radio' ? 'govuk-radios' : 'govuk-checkboxes'

  const rows = options.map(({ code, label, note, isNone }, index) => {
    const noteId = `${group}-note-${String(index)}`
    return html`${isNone ? html`<div class="or">or</div>` : nothing}
      <div class=${`${block}__item`}>
        <input
          type=${type}
          class=${`${block}__input`}
          id=${`${group}-${String(index)}`}
          name=${group}
          autocomplete="off"
          aria-describedby=${note === undefined ? nothing : noteId}
          .checked=${live(isChosen(code))}
          @change=${(event: Event) => {
            if (event.target instanceof HTMLInputElement) onChoose(code, event.target.checked)
          }}
        />
        <label class=${`govuk-label ${block}__label`} for=${`${group}-${String(index)}`}>${label}</label>
        ${note === undefined ? nothing : html`<small id=${noteId}>${note}</small>`}
      </div>`
  })
  return html`<div class=${isFaulty ? 'choices bad' : 'choices'}>${rows}</div>`
}
