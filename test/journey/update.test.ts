import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { type Page } from 'playwright-core'
import { copyFreshData } from './fresh-data.ts'
import { Phone } from './phone.ts'
import { Server, findFreePort } from './server.ts'

const run = promisify(execFile)

test('a new version waits until the person asks for it, and the old one goes on meanwhile', async () => {
  const tree = await mkdtemp(`${tmpdir()}/update-`)
  await copyProduct(tree)
  const server = new Server(await findFreePort(), `${tree}/data`, {}, tree)
  const phone = new Phone(`${tree}/profile`, server.url, () => server.isUp)
  try {
    await server.start()
    await phone.start()
    const page = await phone.open()
    await phone.untilReadyOffline()
    const old = await versionOf(page)

    await deploy(tree)
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
    const notice = page.getByRole('button', { name: 'Use it now' })
    await notice.waitFor()
    await page.reload()
    await notice.waitFor()
    assert.equal(await versionOf(page), old, 'a reload is no consent')

    await notice.click()
    await page.waitForFunction(() => document.querySelector('noscript')?.textContent.includes('The second version'))
    await page.getByRole('heading').first().waitFor()
    assert.deepEqual(phone.complaints.list, [])
  } finally {
    await phone.close()
    await server.kill()
    await rm(tree, { recursive: true, force: true })
  }
})

/** The product in a folder of its own, so that a second version can be built beside whatever else runs. */
async function copyProduct(tree: string): Promise<void> {
  for (const part of ['api', 'db', 'dist', 'sw', 'web', 'package.json', 'package-lock.json']) {
    await cp(part, `${tree}/${part}`, { recursive: true })
  }
  await symlink(resolve('node_modules'), `${tree}/node_modules`)
  await copyFreshData(`${tree}/data`)
}

async function deploy(tree: string): Promise<void> {
  const page = `${tree}/web/index.html`
  const text = await readFile(page, 'utf8')
  await writeFile(page, text.replace('The SEND Portal needs', 'The second version needs'))
  await run(process.execPath, ['web/build.ts'], { cwd: tree })
}

const versionOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector('noscript')?.textContent)
