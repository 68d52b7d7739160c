import { expect } from '@open-wc/testing'
import { wordStanding, type Standing } from '../../../web/shell/standing.ts'

const fine: Standing = {
  online: true,
  sending: false,
  waiting: 0,
  refused: 0,
  session: 'open',
  isAnswered: true,
  checkedAt: '2026-11-24T14:03:00.000Z',
  ready: false,
}

const words = (standing: Partial<Standing>) => wordStanding({ ...fine, ...standing })

describe('the line at the bottom edge', () => {
  it('is calm, and green, only when the council has everything', () => {
    expect(words({})).to.deep.equal({ state: 'safe', words: 'Up to date with the council 14:03' })
    expect(words({ online: false }).state).to.equal('offline')
    expect(words({ isAnswered: false }).state).to.equal('offline')
    expect(words({ waiting: 1 }).state).to.equal('wait')
    expect(words({ session: 'ended' }).state).to.equal('wait')
    expect(words({ refused: 1 }).state).to.equal('bad')
  })

  it('says "Ready to work offline" only when that is so', () => {
    expect(words({}).words).not.to.contain('Ready to work offline')
    expect(words({ ready: true }).words).to.contain('Ready to work offline')
    const { checkedAt: _, ...unchecked } = fine
    expect(wordStanding({ ...unchecked, ready: true }).words).to.equal('Checking with the council')
  })

  it('leads to what can be done about it', () => {
    expect(words({ waiting: 2 })).to.deep.include({ words: '2 waiting on this phone', href: '/outbox' })
    expect(words({ refused: 1, waiting: 2 })).to.deep.include({ words: '1 needs you', href: '/outbox' })
    expect(words({ session: 'ended', waiting: 1 })).to.deep.include({
      words: '1 waiting on this phone. Sign in to send',
      href: '/',
    })
  })
})
