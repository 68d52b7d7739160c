import { aTimeout, expect } from '@open-wc/testing'
import type { GivenAnswers } from '#contract/form.ts'
import { TypedSaver } from '#device/typed-saver.ts'

/** A page's store that can be out of order. */
function openStore() {
  const written: GivenAnswers[] = []
  const said: (string | undefined)[] = []
  const state = { isBroken: false }
  const write = (given: GivenAnswers): Promise<void> => {
    if (state.isBroken) return Promise.reject(new Error('out of order'))
    written.push(given)
    return Promise.resolve()
  }
  return { written, said, state, saver: new TypedSaver(write, (reason) => said.push(reason), 20) }
}

describe('typed-saver', () => {
  it('tries the last thing typed again by itself, until it is written', async () => {
    const { written, said, state, saver } = openStore()
    state.isBroken = true
    saver.save({ name: 'Zoë' })
    await aTimeout(50)
    expect(written).to.deep.equal([])
    state.isBroken = false
    await aTimeout(50)
    expect(written).to.deep.equal([{ name: 'Zoë' }])
    expect(said.at(-1)).to.equal(undefined)
  })

  it('writes nothing after the last thing there was to do', async () => {
    const { written, state, saver } = openStore()
    state.isBroken = true
    saver.save({ name: 'Zoë' })
    await aTimeout(5)
    await saver.finish(() => Promise.resolve())
    state.isBroken = false
    await aTimeout(50)
    expect(written).to.deep.equal([])
  })
})
