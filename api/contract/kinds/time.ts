import type { TimeQuestion } from '../form.ts'
import { bad, good, type Kind } from './kind.ts'

// The space stands with the sign: twice side by side it would be tried in every way it can be shared out.
const written = /^(\d{1,2})(?:\s*[:.h])?\s*(\d{2})$/

/** As people write it (`9.30`, `0930`, `9:30`), kept as `09:30`. */
export const time: Kind<TimeQuestion> = {
  check(_question, given) {
    const [, hour = '', minute = ''] = written.exec(typeof given === 'string' ? given.trim() : '') ?? []
    if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return bad('not-a-time')
    return good(`${hour.padStart(2, '0')}:${minute}`)
  },

  show: (_question, answer) => [String(answer)],
}
