import assert from 'node:assert/strict'
import { overEighteen } from '../examples/adult-advice.ts'
import { journey } from './journey.ts'
import { addPerson, declareAndSubmit, fillInAdvice } from './person.ts'
import { enableTwoStep, enterCode, enterPassword, home, register, welcome } from './practitioner.ts'

const reference = /^[A-Z]{3} \d{3} \d{3}$/

journey(
  'a practitioner registers, adds a person, writes an advice with no network from a cold start, and the council has it',
  async ({ page, phone, server, mailbox, shot, accessible }) => {
    await page.getByRole('heading', { name: welcome }).waitFor()
    await shot('log in')
    await register(page, mailbox)
    await shot('account active')
    await enableTwoStep(page)
    await enterPassword(page)
    await page.getByRole('heading', { name: 'Enter your verification code' }).waitFor()
    await shot('verification code')

    // The code is read in the mail app; the portal may be gone from memory meanwhile, and still waits for it.
    const again = await phone.reopen('/login/code')
    await enterCode(again, mailbox)
    await again.getByText('Ready to work offline').waitFor()
    await accessible()
    await shot('home')

    await again.getByRole('link', { name: 'SEND', exact: true }).click()
    await again.getByRole('heading', { name: 'Select Person' }).waitFor()
    await addPerson(again)
    await again.getByText('Up to date with the council').waitFor()
    await accessible()
    await shot('person')

    await phone.goOffline()
    await server.stop()
    const offline = await phone.restart('/home')
    await offline.getByRole('heading', { name: home }).waitFor()
    await offline.getByText('No signal').waitFor()
    await shot('home offline')
    await offline.getByRole('link', { name: 'SEND', exact: true }).click()
    await offline
      .getByRole('button', { name: /^Select/ })
      .or(offline.getByRole('link', { name: /^Select/ }))
      .click()
    await fillInAdvice(offline, overEighteen, {
      onPage: async (name) => {
        await accessible()
        await shot(name)
      },
    })
    await shot('summary')
    await accessible()
    await declareAndSubmit(offline)
    await offline.getByRole('heading', { name: 'Waiting to send' }).waitFor()
    await accessible()
    await shot('waiting to send')
    await offline.reload()
    await offline.getByRole('heading', { name: 'Waiting to send' }).waitFor()

    await server.start()
    await phone.goOnline()
    await offline.getByRole('heading', { name: 'Advice received' }).waitFor()
    const words = await offline.getByText(reference).first().textContent()
    assert.match(words?.trim() ?? '', reference)
    await accessible()
    await shot('advice received')

    await offline.getByRole('link', { name: 'Home' }).first().click()
    await offline.getByRole('link', { name: 'Messages' }).click()
    await offline.getByRole('heading', { name: 'Messages' }).waitFor()
    await offline
      .getByText(words?.trim() ?? '')
      .first()
      .waitFor()
    await accessible()
    await shot('messages')
  },
)
