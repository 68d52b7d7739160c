import assert from 'node:assert/strict'
import { nilReturn, sixteenToSeventeen } from '../examples/adult-advice.ts'
import { journey } from './journey.ts'
import { addPerson, declareAndSubmit, fillInAdvice } from './person.ts'
import { signInToSend } from './practitioner.ts'
import { countTaps } from './taps.ts'

/** The guide's aim: a nil return costs a duty worker no more than this. */
const mostTaps = 40

/** Born so that they are 17 today. */
const seventeen = String(new Date().getFullYear() - 18 + (new Date().getMonth() > 4 ? 1 : 0))

journey('advice about somebody of 17 asks how they move on to adult services', async (walk) => {
  const { page, shot } = walk
  await signInToSend(walk)
  await addPerson(page, 'Aaron', 'Aardvaark', seventeen)
  const seen: string[] = []
  await fillInAdvice(page, sixteenToSeventeen, {
    facts: { ageBand: '16-17' },
    onPage: async (name) => {
      seen.push(name)
      if (name === 'transition' || name === 'support') await shot(name)
    },
  })
  assert.ok(seen.includes('transition'))
  await page.getByText('H1 (Chronically Sick and Disabled Persons Act s.2)').first().waitFor()
  await declareAndSubmit(page)
  await page.getByRole('heading', { name: 'Advice received' }).waitFor()
})

journey('a nil return takes no more than forty taps from Home', async (walk) => {
  const { page, shot } = walk
  await signInToSend(walk)
  await addPerson(page)
  await page.getByRole('link', { name: 'Home' }).first().click()

  const taps = await countTaps(page)
  await page.getByRole('link', { name: 'SEND', exact: true }).click()
  await page
    .getByRole('button', { name: /^Select/ })
    .or(page.getByRole('link', { name: /^Select/ }))
    .click()
  await fillInAdvice(page, nilReturn)
  await declareAndSubmit(page)
  await page.getByRole('heading', { name: 'Advice received' }).waitFor()
  await shot('received')
  const counted = await taps()
  assert.ok(counted > 15 && counted <= mostTaps, `${String(counted)} taps`)
})
