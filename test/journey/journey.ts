import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import { type BrowserContext, type Page } from 'playwright-core'
import { listBarriers } from './barriers.ts'
import { copyFreshData } from './fresh-data.ts'
import { Mailbox } from './mailbox.ts'
import { Phone } from './phone.ts'
import { Server, findFreePort } from './server.ts'

export interface Walk {
  /** The page that is open at the start. Later ask `phone.page`. */
  page: Page
  /** As at the start. Later ask `phone.context`. */
  context: BrowserContext
  phone: Phone
  server: Server
  mailbox: Mailbox
  /** Somebody's other phone, or somebody else's. */
  another: () => Promise<Phone>
  /** Takes a picture of what the phone shows, or another one, into `test/screenshots/`. */
  shot: (name: string, page?: Page) => Promise<void>
  /** Fails when anything on the screen stands in somebody's way. */
  accessible: () => Promise<void>
}

/** A person's way through the real product in a real browser. One complaint of the browser and it has failed. */
export function journey(name: string, walk: (walk: Walk) => Promise<void>, env: NodeJS.ProcessEnv = {}): void {
  test(name, { timeout: 600_000 }, async () => {
    const folder = await mkdtemp(`${tmpdir()}/journey-`)
    const server = new Server(await findFreePort(), `${folder}/data`, env)
    const phone = new Phone(`${folder}/profile`, server.url, () => server.isUp)
    const phones = [phone]
    const another = async (): Promise<Phone> => {
      const other = new Phone(`${folder}/profile-${phones.length}`, server.url, () => server.isUp)
      phones.push(other)
      await other.start()
      await other.open()
      return other
    }
    const closeAll = async (): Promise<unknown> => Promise.all(phones.map((each) => each.close()))
    const listComplaints = (): string[] => phones.flatMap(({ complaints }) => complaints.list)
    const shot = async (title: string, page = phone.page): Promise<void> =>
      takeShot(page, `${slug(name)}-${slug(title)}`)
    const accessible = async (): Promise<void> => assert.deepEqual(await listBarriers(phone.page), [])
    try {
      await copyFreshData(`${folder}/data`)
      await server.start()
      await phone.start()
      const page = await phone.open()
      await walk({
        page,
        context: phone.context,
        phone,
        server,
        mailbox: new Mailbox(server),
        another,
        shot,
        accessible,
      })
      await closeAll()
      await server.stop()
      assert.deepEqual(listComplaints(), [])
    } catch (cause) {
      await shot('failed').catch(() => undefined) // it may have failed with no page open
      throw new Error(['The journey ended early', ...listComplaints()].join('\n'), { cause })
    } finally {
      await closeAll()
      await server.kill()
      await rm(folder, { recursive: true, force: true })
    }
  })
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

async function takeShot(page: Page, name: string): Promise<void> {
  await mkdir('test/screenshots', { recursive: true })
  await page.screenshot({ path: `test/screenshots/${name}.png` })
}
