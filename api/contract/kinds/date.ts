import type { FaultCode } from '../fault.ts'
import type { DateQuestion } from '../form.ts'
import { isRealDay, shortDay, showDay, showMonth } from '../london.ts'
import { bad, good, type Asking, type Kind } from './kind.ts'

const isWritten = /^\d{4}-\d{2}(-\d{2})?$/

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
    if (isRealDay(day)) return [showDay(day)]
    // A draft may hold what is no date yet, or never will be.
    return [isRealDay(`${day}-01`) ? showMonth(day) : shortDay(day)]
  },
}

function faultIn(question: DateQuestion, given: string): FaultCode | undefined {
  if (!isWritten.test(given)) return missingPart(question, given)
  const isMonth = given.length === 7
  if (isMonth && !question.approximate) return 'no-day'
  return isRealDay(isMonth ? `${given}-01` : given) ? undefined : 'not-a-date'
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
