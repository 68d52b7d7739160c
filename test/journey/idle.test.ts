import assert from 'node:assert/strict'
import { journey } from './journey.ts'
import { enableTwoStep, register, signIn } from './practitioner.ts'

journey(
  'a phone that lies there says so before the session ends, in every tab, and stays signed in when asked to',
  async ({ page, context, mailbox, shot, accessible }) => {
    await context.clock.install()
    await register(page, mailbox)
    await enableTwoStep(page)
    await signIn(page, mailbox)
    await page.getByText('Up to date with the council').waitFor()
    const other = await context.newPage()
    await other.goto('/home')
    await other.getByText('Up to date with the council').waitFor()

    const question = { name: /^You will be signed out in/ }
    await context.clock.fastForward('28:05')
    await page.getByRole('dialog', question).waitFor()
    await other.getByRole('dialog', question).waitFor()
    await page.bringToFront()
    await accessible()
    await shot('two minutes left')

    await page.keyboard.press('Escape')
    await page.getByRole('dialog', question).waitFor({ state: 'hidden' })
    await other.getByRole('dialog', question).waitFor({ state: 'hidden' })

    await context.clock.fastForward('28:05')
    await other.getByRole('dialog', question).waitFor()
    await page.getByRole('button', { name: 'Sign out now' }).click()
    await page.getByRole('button', { name: 'Login' }).waitFor()
    await other.getByRole('button', { name: 'Login' }).waitFor()
    assert.equal(await page.getByRole('dialog').count(), 0)
  },
)
