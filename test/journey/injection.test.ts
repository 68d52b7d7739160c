import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { adultAdviceV1 } from '../../api/contract/forms/adult-advice.v1/index.ts'
import { overEighteen } from '../examples/adult-advice.ts'
import { chromiumFlags, findChromium } from '../support/chromium.ts'
import { corpus, plant } from './corpus.ts'
import { journey } from './journey.ts'
import { addPerson, declareAndSubmit, fillInAdvice } from './person.ts'
import { signInToSend } from './practitioner.ts'

interface Sight {
  /** All that the page says, and what is in its fields. */
  text: string
  /** Elements that came out of text. */
  planted: string[]
}

/** Looks through every shadow root. */
async function look(page: Page): Promise<Sight> {
  return page.evaluate(() => {
    const text: string[] = []
    const planted: string[] = []
    const ours = new Set(['STYLE', 'SCRIPT'])
    const visit = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.classList.contains('planted')) planted.push(element.outerHTML)
        if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) text.push(element.value)
        if (element.shadowRoot) visit(element.shadowRoot)
        if (ours.has(element.tagName)) continue
        for (const child of element.childNodes) if (child instanceof Text) text.push(child.data)
      }
    }
    visit(document)
    return { text: text.join('\n'), planted }
  })
}

/** What a page asks in a box of the browser's own: only a script does. */
function listenForDialogs(context: BrowserContext): string[] {
  const heard: string[] = []
  context.on('dialog', (dialog) => {
    heard.push(dialog.message())
    void dialog.dismiss()
  })
  return heard
}

journey('whatever is typed stays text, in every field and on every screen', async (walk) => {
  const { page, context, server } = walk
  const dialogs = listenForDialogs(context)
  const seen: string[] = []
  const check = async (where: string) => {
    const { text, planted } = await look(page)
    assert.deepEqual(planted, [], where)
    seen.push(text)
  }
  const queue = [...corpus]
  const names = queue.splice(0, 7)

  await signInToSend(walk)
  await page.getByRole('heading', { name: 'Select Person' }).waitFor()
  await renamePractitioner(page, names.slice(0, 3))
  await addPerson(page, names[3], names[4])
  await check('person')
  await page.getByRole('link', { name: 'Record consent' }).click()
  await page.getByRole('heading', { name: 'Record consent' }).waitFor()
  await check('consent')
  await page.goBack()

  const answers = plant(adultAdviceV1, overEighteen, queue)
  assert.deepEqual(queue, [], 'all of the corpus has its place')
  await fillInAdvice(page, answers, { onPage: check })
  await check('summary')
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await check('print')
  await page.emulateMedia({ media: null })
  const summary = page.url()
  await visit(page, '/drafts', check)
  await page.goto(summary)
  await declareAndSubmit(page)
  await page.getByRole('heading', { name: 'Advice received' }).waitFor()
  await check('sent')
  await addPerson(await begin(page), names[5], names[6])
  for (const path of ['/home', '/send', '/outbox', '/messages', '/account', '/account/personal', '/account/work']) {
    await visit(page, path, check)
  }
  await page
    .getByRole('link', { name: /Social worker|Project Support/ })
    .first()
    .click()
  await check('role')
  await visit(page, `${server.url}/dev/mailbox`, check)
  await visit(page, `${server.url}/api/submissions`, check)

  const said = seen.join('\n')
  assert.deepEqual(
    corpus.filter((string) => !said.includes(string)),
    [],
    'all of the corpus was on a screen',
  )
  assert.deepEqual(dialogs, [])
})

test('the same put into a page as HTML is found, and runs', async (t) => {
  const { path, env } = await findChromium()
  const browser = await chromium.launch({ executablePath: path, args: chromiumFlags, env: { ...process.env, ...env } })
  t.after(() => browser.close())
  const context = await browser.newContext()
  const dialogs = listenForDialogs(context)
  const page = await context.newPage()
  const harmful = corpus.filter((string) => string.startsWith('<'))
  assert.equal(harmful.length, 36)
  for (const string of harmful) {
    await page.setContent(`<p>${string}</p>`)
    const { planted } = await look(page)
    assert.equal(planted.length, 1, string)
  }
  await page.waitForTimeout(200)
  assert.ok(dialogs.length >= 5, `${dialogs.length} scripts ran`)
})

/** As on Personal Details and Work Details. */
async function renamePractitioner(
  page: Page,
  [forename = '', surname = '', organisationName = '']: string[],
): Promise<void> {
  const changed = await page.evaluate(
    async ({ name, work }) => {
      const ask = async (path: string, change?: object): Promise<{ status: number; body: Record<string, unknown> }> => {
        const headers = { 'Content-Type': 'application/json', 'X-App': '1' }
        const request = change ? { method: 'PUT', headers, body: JSON.stringify({ details: change }) } : {}
        const response = await fetch(`/api/account${path}`, request)
        return { status: response.status, body: (await response.json()) as Record<string, unknown> }
      }
      const { body: account } = await ask('')
      const [role] = account['roles'] as { id: string }[]
      const merge = async (path: string, change: object) => {
        const { body } = await ask(path)
        return (await ask(path, { ...(body['details'] as object), ...change })).status
      }
      return [await merge('/personal', name), await merge(`/roles/${role?.id}`, work)]
    },
    { name: { forename, surname }, work: { organisationName } },
  )
  assert.deepEqual(changed, [200, 200])
}

async function visit(page: Page, path: string, check: (where: string) => Promise<void>): Promise<void> {
  await page.goto(path)
  await page.waitForTimeout(400)
  await check(path)
}

async function begin(page: Page): Promise<Page> {
  await page.goto('/send')
  await page.getByRole('heading', { name: 'Select Person' }).waitFor()
  return page
}
