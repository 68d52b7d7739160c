import type { Given, TextQuestion } from '../form.ts'
import { bad, good, type Asking, type Checked, type Kind } from './kind.ts'

// Deliberately forgiving: the council rings the number and writes to the address, so only what cannot be one is refused.
const email = /^[^\s@"<>(),;:\\]+@[^\s@"<>(),;:\\.]+(\.[^\s@"<>(),;:\\.]+)+$/
const phone = /^[+(]?[\d\s().-]{6,}(\s*(x|ext\.?|extension)\s*\d{1,6})?$/i
const number = /^\d{1,6}([.]\d{1,2})?$/
const postcode = /^([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})$/

const leastPasswordLength = 10

export const text: Kind<TextQuestion> = {
  check(question, given, asking) {
    if (typeof given !== 'string') return bad('not-plain')
    if (isPassword(question)) return checkPassword(question, given, asking)
    const words = plain(given)
    if (question.lines === undefined && words.includes('\n')) return bad('not-plain')
    if (lengthOf(words) > question.most) return bad('too-long')
    if (question.sameAs !== undefined && words !== otherText(asking.given[question.sameAs])) return bad('not-the-same')
    return checkFormat(question, words)
  },

  show: (_question, answer) => String(answer).split('\n'),
}

/**
 * Text as it is kept: composed (NFC), one sort of line end, no control characters, which pasting from a word
 * processor brings along, no halves of characters, no space around it.
 */
export function plain(given: string): string {
  return given
    .replace(/\r\n?|\v|\u2028|\u2029/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Surrogate}/gu, '')
    .normalize('NFC')
    .trim()
}

/** In code points, which the phone and the server count alike. */
export function lengthOf(words: string): number {
  return Array.from(words).length
}

function otherText(given: Given): string {
  return typeof given === 'string' ? plain(given) : ''
}

function isPassword(question: TextQuestion): boolean {
  return question.format === 'password' || question.format === 'new-password'
}

/** A password is taken as it was typed. */
function checkPassword(question: TextQuestion, given: string, asking: Asking): Checked {
  if (question.sameAs !== undefined && given !== asking.given[question.sameAs]) return bad('not-the-same')
  if (lengthOf(given) > question.most) return bad('too-long')
  if (question.format === 'new-password' && lengthOf(given) < leastPasswordLength) return bad('too-short')
  return good(given)
}

function checkFormat(question: TextQuestion, words: string): Checked {
  switch (question.format) {
    case 'email':
      return email.test(words) ? good(words) : bad('not-an-email')
    case 'number':
      return number.test(words) ? good(words) : bad('not-a-number')
    case 'phone':
      return phone.test(words) ? good(words) : bad('not-a-phone')
    case 'postcode': {
      const [, outward, inward] = postcode.exec(words.toUpperCase().replace(/[\s.-]/g, '')) ?? []
      return outward !== undefined && inward !== undefined ? good(`${outward} ${inward}`) : bad('not-a-postcode')
    }
    case 'six-digits': {
      const digits = words.replace(/\s/g, '')
      return /^\d{6}$/.test(digits) ? good(digits) : bad('not-six-digits')
    }
    default:
      return good(words)
  }
}
