/** Dates and times as people in England read them, whatever the phone's own zone. */
const zone = { timeZone: 'Europe/London' } as const

const parts = new Intl.DateTimeFormat('en-GB', { ...zone, year: 'numeric', month: '2-digit', day: '2-digit' })
const time = new Intl.DateTimeFormat('en-GB', { ...zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const longDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
const longMonth = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' })

/** The calendar day of a moment, in London: `YYYY-MM-DD`. */
export function londonDay(moment: Date): string {
  return parts.format(moment).split('/').reverse().join('-')
}

/** `14:02` */
export function showTime(moment: string): string {
  return time.format(new Date(moment))
}

/** `2010-04-30` as `30 April 2010`. */
export function showDay(day: string): string {
  return longDay.format(new Date(`${day}T00:00Z`))
}

/** `14:52 on 23 November 2026` */
export function showMoment(moment: string): string {
  return `${showTime(moment)} on ${showDay(londonDay(new Date(moment)))}`
}

/** `2010-04` as `April 2010`. */
export function showMonth(month: string): string {
  return longMonth.format(new Date(`${month}-01T00:00Z`))
}

/** `2010-04-30` as `30/04/2010`. */
export function shortDay(day: string): string {
  return day.split('-').reverse().join('/')
}

/** Whole days from one calendar day to another; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** The calendar day so many days on. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Whole years lived, on a calendar day. */
export function ageOn(born: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}

/** Whether a calendar day is written as `YYYY-MM-DD`, stands in the calendar, and lies in anybody's lifetime. */
export function isRealDay(day: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(day)) return false
  const moment = new Date(`${day}T00:00Z`)
  // Some engines take 31 February for 3 March, others for nothing.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day)
}
