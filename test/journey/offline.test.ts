import { journey } from './journey.ts'

journey(
  'the portal opens without a network, even after the phone was switched off',
  async ({ page, phone, server, shot, accessible }) => {
    const heading = 'Welcome to the Coventry SEND Portal'
    await page.getByRole('heading', { name: heading }).waitFor()
    await accessible()
    await shot('first visit')
    await phone.untilReadyOffline()
    await page.goto('/dev/mailbox') // the server's, not the worker's
    await page.getByRole('heading', { name: 'Development mailbox' }).waitFor()
    await page.goto('/')
    await phone.goOffline()
    await server.stop()
    for (const start of [() => phone.reopen(), () => phone.restart()]) {
      const reopened = await start()
      await reopened.getByRole('heading', { name: heading }).waitFor()
    }
    await shot('cold start')
    const unseen = await phone.reopen('/register')
    await unseen.getByRole('heading', { name: 'Registration' }).waitFor()

    // A page that does not exist is no dead end.
    const lost = await phone.reopen('/no-such-page')
    await lost.getByRole('heading', { name: 'Page not found' }).waitFor()
    await accessible()
    await lost.getByRole('link', { name: 'Go to Home' }).click()
    await lost.getByRole('heading', { name: heading }).waitFor()
  },
)
