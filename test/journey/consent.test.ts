import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { withUnlinked } from '../examples/adult-advice.ts'
import { exampleNeeds, exampleOutcomes, exampleSupports } from '../examples/needs.ts'
import { saveAndContinue } from './fill-in.ts'
import { journey } from './journey.ts'
import { addPerson, declareAndSubmit, fillInAdvice } from './person.ts'
import { signInToSend } from './practitioner.ts'
import { countTaps } from './taps.ts'

/** What hangs on the need that consent was refused for, and on nothing else. */
const refused = [exampleNeeds.visitors.description, exampleOutcomes.visitors.statement, exampleSupports.visitors.what]

const agreed = [exampleNeeds.bills.description, exampleOutcomes.bills.statement, exampleSupports.bills.what]

journey(
  'of two needs that are not linked the one that was agreed to leaves the phone, the other never',
  async (walk) => {
    const { page, context, shot, accessible } = walk
    await signInToSend(walk)
    await addPerson(page, 'Zoë', 'Zebra')
    const sent: string[] = []
    context.on('request', (request) => sent.push(request.postData() ?? ''))
    await fillInAdvice(page, withUnlinked, {
      onPage: async (name) => {
        if (!['capacity', 'record', 'consents', 'needs'].includes(name)) return
        await accessible()
        await shot(name)
      },
    })
    const leftOut = page.locator('section', { has: page.getByRole('heading', { name: 'Left out' }) })
    await leftOut.getByText('Need: Keeping safe').waitFor()
    await leftOut.scrollIntoViewIfNeeded()
    await accessible()
    await shot('left out')
    await declareAndSubmit(page)
    await page.getByRole('heading', { name: 'Advice received' }).waitFor()

    const record = await (await context.request.get('/api/submissions')).text()
    for (const words of agreed) assert.ok(record.includes(words), `the record holds “${words}”`)
    for (const words of refused) {
      assert.ok(!record.includes(words), `the record does not hold “${words}”`)
      assert.ok(!sent.some((body) => body.includes(words)), `“${words}” never left the phone`)
    }
    assert.ok(
      sent.some((body) => agreed.every((words) => body.includes(words))),
      'the search finds what was sent',
    )
  },
)

/** What a practitioner has a finger for while somebody sits opposite, the reading of six sentences included. */
const mostTaps = 12

journey('consent recorded on a visit with no signal serves the next advice, and can be taken back', async (walk) => {
  const { page, phone, context, shot, accessible } = walk
  await signInToSend(walk)
  await addPerson(page, 'Zoë', 'Zebra')
  await page.getByText('Up to date with the council').waitFor()
  await phone.untilReadyOffline()
  await phone.goOffline()

  const taps = await countTaps(page)
  await page.getByRole('link', { name: 'Record consent' }).click()
  await page.getByRole('heading', { name: 'Record consent' }).waitFor()
  await accessible()
  await shot('record consent')
  await page.getByRole('button', { name: 'Read now' }).click()
  for (const _ of [1, 2, 3, 4, 5]) await page.getByRole('button', { name: 'Next sentence' }).click()
  await shot('last sentence')
  await page.getByRole('button', { name: 'Finished reading' }).click()
  await page.getByRole('button', { name: /^Use Zoë Zebra/ }).click()
  await page
    .getByRole('group', { name: 'Verbal consent given' })
    .getByRole('radio', { name: 'Yes', exact: true })
    .check()
  await page.getByRole('checkbox', { name: /^I confirm I have read/ }).check()
  await page.getByRole('button', { name: 'Save & Continue' }).click()
  await page.getByText('Waiting to send').first().waitFor()
  const counted = await taps()
  assert.ok(counted > 8 && counted <= mostTaps, `${String(counted)} taps`)
  await accessible()
  await shot('receipt')
  await phone.goOnline()
  await page.getByText('Received by the council').waitFor()
  assert.equal((await consentsOf(context)).length, 1)

  await page.getByRole('link', { name: 'Home' }).first().click()
  await page.getByRole('link', { name: 'SEND', exact: true }).click()
  await page
    .getByRole('button', { name: /^Select/ })
    .or(page.getByRole('link', { name: /^Select/ }))
    .click()
  await page.getByRole('heading', { name: 'Zoë Zebra' }).waitFor()
  await accessible()
  await shot('person with a record')
  await fillInAdvice(page, withUnlinked, { until: 'consents' })
  await accessible()
  await shot('record offered')
  const { pathname } = new URL(page.url())
  await page.getByRole('button', { name: /^Use the record of/ }).click()
  await page.waitForURL((url) => url.pathname !== pathname)
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  await name.waitFor()
  assert.equal(await name.inputValue(), 'Zoë Zebra')
  for (const need of await page.getByRole('radio', { name: 'Yes, include' }).all()) await need.check()
  await saveAndContinue(page)
  await saveAndContinue(page)
  await page.getByRole('heading', { name: 'Summary', exact: true }).waitFor()
  assert.equal(await page.getByRole('heading', { name: 'Left out' }).count(), 0)

  await page.getByRole('link', { name: 'Home' }).first().click()
  await page.getByRole('link', { name: 'SEND', exact: true }).click()
  await page
    .getByRole('button', { name: /^Select/ })
    .or(page.getByRole('link', { name: /^Select/ }))
    .click()
  await page.getByRole('link', { name: /^Record of/ }).click()
  await page
    .getByRole('link', { name: 'Withdraw consent' })
    .or(page.getByRole('button', { name: 'Withdraw consent' }))
    .click()
  await accessible()
  await shot('withdraw')
  await page.getByRole('button', { name: 'Use now' }).click()
  await page.getByRole('button', { name: /Withdraw consent|Save & Continue/ }).click()
  await page.getByText('Received by the council').waitFor()
  await accessible()
  await shot('withdrawn')
  assert.equal((await consentsOf(context)).length, 2)
  await page.getByRole('link', { name: 'Home' }).first().click()
  await page
    .getByRole('link', { name: /^Continue/ })
    .or(page.getByRole('button', { name: /^Continue/ }))
    .first()
    .click()
  await page.getByRole('heading', { name: 'Left out' }).waitFor()
  await shot('left out after withdrawal')
})

async function consentsOf(context: { request: Page['request'] }): Promise<unknown[]> {
  const { consents } = (await (await context.request.get('/api/consents')).json()) as { consents: unknown[] }
  return consents
}
