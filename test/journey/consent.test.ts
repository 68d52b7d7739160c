import assert from 'node:assert/strict'
import { withUnlinked } from '../examples/adult-advice.ts'
import { exampleNeeds, exampleOutcomes, exampleSupports } from '../examples/needs.ts'
import { journey } from './journey.ts'
import { addPerson, declareAndSubmit, fillInAdvice } from './person.ts'
import { signInToSend } from './practitioner.ts'

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
    await leftOut.getByText('Need 3: Keeping safe').waitFor()
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
