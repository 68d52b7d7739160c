import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { journey } from './journey.ts'
import { addPerson } from './person.ts'
import { enableTwoStep, register, signIn } from './practitioner.ts'

const surname = 'Canarybird'
const control = 'written by this test'
const words = 'kept by the portal and by nobody else'

/**
 * Browsers write down by themselves what stands in titles, addresses and a page's history, to bring a closed tab back.
 * None of it may be about a person: only the portal's own database may hold that.
 */
journey('what is typed about a person lies in the portal’s own database and nowhere else', async (walk) => {
  const { page, phone, mailbox } = walk
  await register(page, mailbox)
  await enableTwoStep(page)
  await signIn(page, mailbox)
  await page.getByRole('link', { name: 'SEND', exact: true }).click()
  await addPerson(page, 'Callum', surname)
  await assertNeutral(page)
  await page.getByRole('button', { name: 'Adults Services Advice Form' }).click()
  await page.getByRole('button', { name: 'Select' }).click()
  await page.getByRole('radio', { name: /^F\)/ }).check()
  await page.getByLabel('What is your role?').fill(words)
  await page.getByText('Saved on this phone').waitFor()
  await assertNeutral(page)
  await page.evaluate((control) => localStorage.setItem('control', control), control)
  await page.waitForTimeout(3000) // the browser writes down at its leisure
  await phone.close()

  const found = await findFiles(phone.profile, [surname, words])
  assert.ok(found.some(isOwnDatabase), 'the search finds what the portal keeps')
  assert.deepEqual(
    found.filter((file) => !isOwnDatabase(file)),
    [],
  )
  const visited = await findFiles(phone.profile, ['/send/people/'])
  assert.ok(
    visited.some((file) => !isOwnDatabase(file)),
    'the search finds what the browser writes down by itself',
  )
})

/** What the browser notes of an open page, session restore and history alike. */
async function assertNeutral(page: Page): Promise<void> {
  const noted = await page.evaluate(() =>
    JSON.stringify([
      document.title,
      location.href,
      history.state,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
    ]),
  )
  for (const fact of [surname, words]) assert.ok(!noted.includes(fact), noted)
}

const isOwnDatabase = (file: string): boolean => file.includes('/IndexedDB/')

/** The files that hold any of these texts, as UTF-8 or as UTF-16. */
async function findFiles(folder: string, texts: readonly string[]): Promise<string[]> {
  const wanted = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')])
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`)
  const found = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file)
      return wanted.some((text) => bytes.includes(text)) ? [file] : []
    }),
  )
  return found.flat()
}
