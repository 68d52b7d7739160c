import type { TextQuestion } from '#contract/form.ts'

/** How a box for one line behaves: keyboard, capitals, spelling, autofill. */
export interface TextFormat {
  type: 'text' | 'email' | 'tel' | 'password'
  inputmode: 'text' | 'email' | 'tel' | 'numeric' | 'decimal'
  autocapitalize: 'off' | 'characters' | 'sentences'
  /** Where the answer may come from, unless the question says so itself. */
  autocomplete: string
  /** A width that fits what belongs in it. */
  width: 'full' | 'medium' | 'short'
}

type FormatName = NonNullable<TextQuestion['format']>

const plainText: TextFormat = {
  type: 'text',
  inputmode: 'text',
  autocapitalize: 'sentences',
  autocomplete: 'off',
  width: 'full',
}

const password: TextFormat = {
  type: 'password',
  inputmode: 'text',
  autocapitalize: 'off',
  autocomplete: 'current-password',
  width: 'full',
}

const formats: Readonly<Record<FormatName, TextFormat>> = {
  email: { type: 'email', inputmode: 'email', autocapitalize: 'off', autocomplete: 'off', width: 'full' },
  number: { type: 'text', inputmode: 'decimal', autocapitalize: 'off', autocomplete: 'off', width: 'short' },
  phone: { type: 'tel', inputmode: 'tel', autocapitalize: 'off', autocomplete: 'off', width: 'medium' },
  postcode: {
    type: 'text',
    inputmode: 'text',
    autocapitalize: 'characters',
    autocomplete: 'off',
    width: 'short',
  },
  password,
  'new-password': { ...password, autocomplete: 'new-password' },
  'six-digits': {
    type: 'text',
    inputmode: 'numeric',
    autocapitalize: 'off',
    autocomplete: 'one-time-code',
    width: 'short',
  },
}

export function formatOf({ format }: TextQuestion): TextFormat {
  return format === undefined ? plainText : formats[format]
}
