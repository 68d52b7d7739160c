import { expect } from '@open-wc/testing'
import { untilNext, whatIsDue } from '../../../web/shell/idle.ts'

const minute = 60_000
const now = Date.parse('2026-11-24T14:00:00Z')
const never = -Infinity

/** Minutes ago. */
const idle = (contact: number, active: number, asked = 10) => ({
  contactAt: now - contact * minute,
  activeAt: now - active * minute,
  askedAt: now - asked * minute,
})

const due = (...since: Parameters<typeof idle>) => whatIsDue(idle(...since), now)

describe('a session nobody uses', () => {
  it('is warned of in the last two of its thirty minutes', () => {
    expect(due(27.9, 27.9)).to.equal('nothing')
    expect(due(28, 28)).to.equal('warn')
    expect(due(29.9, 40)).to.equal('warn')
    expect(due(30, 40)).to.equal('nothing')
  })

  it('is asked for only when the server must have ended it', () => {
    expect(due(30.9, 40)).to.equal('nothing')
    expect(due(31, 40)).to.equal('ask')
  })
})

describe('a session somebody works in', () => {
  it('is kept, and asked for no more than is needed', () => {
    expect(due(5.5, 1)).to.equal('nothing')
    expect(due(6, 1)).to.equal('ask')
    expect(due(28, 5)).to.equal('ask')
    expect(due(6, 1, 0.5)).to.equal('nothing')
    expect(due(28, 5, 0.5)).to.equal('nothing')
  })
})

describe('a session the phone knows nothing of', () => {
  it('is asked for, also when the clock was put back since', () => {
    expect(whatIsDue({ contactAt: never, activeAt: now, askedAt: now }, now)).to.equal('nothing')
    expect(whatIsDue({ contactAt: never, activeAt: now, askedAt: now - minute }, now)).to.equal('ask')
    expect(due(-60, -60)).to.equal('ask')
    expect(due(-60, -60, -60)).to.equal('ask')
  })
})

describe('the next look', () => {
  it('is when something may be due', () => {
    const minutesOf = (...since: Parameters<typeof idle>) => untilNext(idle(...since), now) / minute
    expect(minutesOf(1, 1)).to.be.closeTo(5, 0.001)
    expect(minutesOf(7, 7)).to.be.closeTo(21, 0.001)
    expect(minutesOf(28, 28)).to.be.closeTo(2, 0.001)
    expect(minutesOf(30, 30)).to.be.closeTo(1, 0.001)
    expect(minutesOf(40, 40, 0)).to.be.closeTo(1, 0.001)
    expect(untilNext({ contactAt: never, activeAt: now, askedAt: now }, now)).to.equal(minute)
  })
})
