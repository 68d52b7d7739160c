import { expect, fixture, waitUntil } from '@open-wc/testing'
import type { PortalPage } from '#page/portal-page.ts'
import { html } from 'lit'
import { startRouter } from '../../../web/shell/router.ts'
import { portal, practitioner } from '../account/screen.ts'

describe('the router', () => {
  const address = location.href
  const { error } = console
  beforeEach(() => (console.error = () => undefined))
  afterEach(() => {
    console.error = error
    history.replaceState(null, '', address)
  })

  async function open(path: string, secretQuestion: boolean): Promise<string> {
    history.replaceState(null, '', path)
    const element = await fixture<HTMLElement>(html`<main></main>`)
    const known = { portal: { ...portal, secretQuestion }, practitioner, isEnded: false }
    startRouter({ element, holder: () => Promise.resolve(known) })
    const shown = () => element.querySelector<PortalPage>(':scope > *')
    await waitUntil(() => shown()?.heading)
    return shown()?.heading ?? ''
  }

  it('knows no page about the secret question where the council does without', async () => {
    expect(await open('/account/secret-question', false)).to.equal('Page not found')
    // There is one, but no bundle that it could come from here.
    expect(await open('/account/secret-question', true)).to.equal('This page did not open')
  })
})
