import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { Submission } from '../../api/contract/wire.ts'
import { overEighteen } from '../examples/adult-advice.ts'
import { exampleNeeds } from '../examples/needs.ts'
import { seal } from '../examples/submission.ts'
import { journey } from './journey.ts'
import { saveAndContinue } from './fill-in.ts'
import { addPerson, declareAndSubmit, fillInAdvice } from './person.ts'
import { signInToSend } from './practitioner.ts'

journey('what the council refuses stays, opens at the fault, and goes once it is put right', async (walk) => {
  const { page, phone, context, shot, accessible } = walk
  await signInToSend(walk)
  await addPerson(page)
  await page.getByText('Up to date with the council').waitFor()
  await phone.untilReadyOffline()
  await phone.goOffline()
  await fillInAdvice(page, overEighteen)
  await declareAndSubmit(page)
  await page.getByRole('heading', { name: 'Waiting to send' }).waitFor()

  await ageWaiting(page)
  await phone.goOnline()
  await page.getByRole('heading', { name: 'Needs you' }).waitFor()
  await accessible()
  await shot('needs you')
  assert.equal((await submissionsOf(context)).length, 0)

  await page.getByRole('button', { name: /^Correct it/ }).click()
  const area = page.getByRole('group', { name: 'Which part of life?' })
  await area.getByText('Select the part of life').waitFor()
  await accessible()
  await shot('at the fault')
  await area.getByRole('radio', { name: 'Eating and drinking' }).check()
  await page.getByRole('checkbox', { name: 'Cannot do it without help (including prompting)' }).check()
  await saveAndContinue(page)
  await saveAndContinue(page)
  await page.getByRole('heading', { name: 'Summary', exact: true }).waitFor()
  await declareAndSubmit(page)
  await page.getByRole('heading', { name: 'Advice received' }).waitFor()
  assert.equal((await submissionsOf(context)).length, 1)
})

async function submissionsOf(context: { request: Page['request'] }): Promise<unknown[]> {
  const { submissions } = (await (await context.request.get('/api/submissions')).json()) as { submissions: unknown[] }
  return submissions
}

/** As an app would have written it that is older than the form: one part of life is called by a name nobody knows. */
async function ageWaiting(page: Page): Promise<void> {
  const document = Submission.parse(await changeWaiting(page))
  const { sha256: _, ...aged } = document
  const area = 'cooking'
  const [first, ...others] = document.answers['needs'] as unknown as { area: string }[]
  assert.equal(first?.area, exampleNeeds.travel.area)
  await changeWaiting(page, seal({ ...aged, answers: { ...aged.answers, needs: [{ ...first, area }, ...others] } }))
}

/** The document of the advice that waits; with `document`, after it has taken its place, in the draft too. */
async function changeWaiting(page: Page, document?: object): Promise<unknown> {
  return page.evaluate(async (written) => {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name)
    const name = names.find((one) => /^send-portal-[0-9a-f]/.test(one)) ?? ''
    const settle = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('no storage'))
      })
    const database = await settle(indexedDB.open(name))
    const transaction = database.transaction(['outbox', 'drafts'], 'readwrite')
    const [outbox, drafts] = [transaction.objectStore('outbox'), transaction.objectStore('drafts')]
    const [key] = await settle(outbox.getAllKeys())
    if (key === undefined) throw new Error('nothing waits')
    const item = (await settle(outbox.get(key))) as { draftId: string; document: { answers: object } }
    if (written !== undefined) {
      const draft = (await settle(drafts.get(item.draftId))) as { given: object }
      await settle(outbox.put({ ...item, document: written }, key))
      await settle(drafts.put({ ...draft, given: (written as typeof item.document).answers }))
    }
    database.close()
    return item.document
  }, document)
}
