import { expect, fixture, oneEvent } from '@open-wc/testing'
import { html } from 'lit'
import type { NotLoadedPage } from '../../../web/shell/not-loaded-page.ts'
import { notLoaded } from '../../../web/shell/router.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'

async function show(reason: NotLoadedPage['reason']): Promise<NotLoadedPage> {
  const page = notLoaded(reason)
  await fixture(html`<main>${page}</main>`)
  return page
}

describe('not-loaded-page', () => {
  before(usePortalColours)

  for (const reason of ['part', 'storage', 'unknown'] as const) {
    it(`is accessible: ${reason}`, async () => {
      const page = await show(reason)
      await inBothSchemes(() => expect(page).to.be.accessible())
    })
  }

  it('says that nothing is lost, and can be tried again', async () => {
    const page = await show('part')
    expect(page.shadowRoot?.textContent).to.contain('Nothing is lost')
    const tried = oneEvent(page, 'try-again')
    page.shadowRoot?.querySelector('button')?.click()
    await tried
  })
})
