import type { FaultCode } from '../fault.ts'
import type { DateQuestion } from '../form.ts'
import { showDay, showMonth } from '../london.ts'
import { bad, good, type Asking, type Kind } from './kind.ts'

const isWritten = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/

const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * A calendar day as `YYYY-MM-DD`, or a month as `YYYY-MM` where that will do. Never a `Date`: a birthday has no
 * time zone. What is not yet a date is given as it stands in the three boxes: `day/month/year`.
 */
export const date: Kind<DateQuestion> = {
  check(question, given, asking) {
    if (typeof given !== 'string') return bad('not-a-date')
    const fault = faultIn(question, given) ?? outOfBounds(question, given, asking)
    return fault === undefined ? good(given) : bad(fault)
  },

  show(_question, answer) {
    const day = String(answer)
    if (!isWritten.test(day)) return [day] // a draft may hold what is not a date yet
    return [day.length === 7 ? showMonth(day) : showDay(day)]
  },
}

function faultIn(question: DateQuestion, given: string): FaultCode | undefined {
  const [, year, month, day] = isWritten.exec(given) ?? []
  if (year === undefined || month === undefined) return missingPart(question, given)
  if (day === undefined) return question.approximate && isReal(year, month, '01') ? undefined : 'no-day'
  return isReal(year, month, day) ? undefined : 'not-a-date'
}

function isReal(year: string, month: string, day: string): boolean {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const isLeap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
  if (y < 1900 || y > 2199 || d < 1 || d > (lengths[m - 1] ?? 0)) return false
  return m !== 2 || d < 29 || isLeap
}

function missingPart(question: DateQuestion, given: string): FaultCode {
  const [day = '', month = '', year = ''] = given.split('/').map((part) => part.trim())
  if (day === '' && !(question.approximate && month !== '')) return 'no-day'
  if (month === '') return 'no-month'
  if (year === '') return 'no-year'
  return /^\d{1,3}$/.test(year) ? 'short-year' : 'not-a-date'
}

/** Text compares as dates do; a month alone counts by its first day. */
function outOfBounds(question: DateQuestion, given: string, asking: Asking): FaultCode | undefined {
  const alike = (other: string): string => other.slice(0, given.length)
  if (question.when === 'past' && given > alike(asking.today)) return 'in-future'
  if (question.when === 'future' && given < alike(asking.today)) return 'in-past'
  const least = question.notBefore === undefined ? undefined : asking.given[question.notBefore]
  if (typeof least !== 'string' || !/^\d{4}-\d{2}/.test(least)) return undefined
  const shared = Math.min(least.length, given.length)
  return given.slice(0, shared) < least.slice(0, shared) ? 'too-early' : undefined
}
