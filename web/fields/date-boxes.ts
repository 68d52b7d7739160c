/** What stands in the three boxes of a date. */
export interface Boxes {
  day: string
  month: string
  year: string
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * What is given: `YYYY-MM-DD` once the digits are whole, `YYYY-MM` when only the day is missing and may be, else
 * `day/month/year` as typed, so that nothing typed is lost.
 */
export function givenOf({ day, month, year }: Boxes, isDayOptional: boolean): string {
  const [d, m, y] = [day.trim(), monthNumber(month.trim()), year.trim()]
  if (d + m + y === '') return ''
  const isMonth = /^\d{1,2}$/.test(m) && /^\d{4}$/.test(y)
  if (isMonth && /^\d{1,2}$/.test(d)) return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  if (isMonth && d === '' && isDayOptional) return `${y}-${m.padStart(2, '0')}`
  return `${day}/${month}/${year}`
}

/** The boxes of what was given before. */
export function boxesOf(given: string): Boxes {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(given) ?? []
  if (year !== undefined && month !== undefined) {
    return { day: day === undefined ? '' : withoutZero(day), month: withoutZero(month), year }
  }
  const parts = given.split('/')
  // a whole date typed into the first box has slashes of its own
  return {
    day: parts.slice(0, -2).join('/'),
    month: parts.at(-2) ?? '',
    year: parts.length > 1 ? (parts.at(-1) ?? '') : '',
  }
}

/** A whole date in one box, as it comes when it is pasted: `30/04/2010`, `30 April 2010`. */
export function spread(typed: string): Boxes | undefined {
  const [, day, month, year] = /^\s*(\d{1,2})[\s./-]+(\d{1,2}|[a-z]{3,9})[\s./-]+(\d{4})\s*$/i.exec(typed) ?? []
  return day === undefined || month === undefined || year === undefined ? undefined : { day, month, year }
}

/** `April`, `apr` and `4` are the same month. */
function monthNumber(month: string): string {
  const index = month.length < 3 ? -1 : monthNames.findIndex((name) => month.toLowerCase().startsWith(name))
  return index === -1 ? month : String(index + 1)
}

function withoutZero(digits: string): string {
  return digits.replace(/^0/, '')
}
