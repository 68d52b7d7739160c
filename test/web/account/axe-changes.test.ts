import type { PortalPage } from '#page/portal-page.ts'
import { checkStates, type States } from './check-states.ts'
import { box, practitioner, press, settled, type } from './screen.ts'

async function tellCircumstances(page: PortalPage, account: string) {
  for (const label of ['My role has changed', account]) box(page, label).click()
  await type(page, { Day: '30 11 2026' })
  await press(page, 'Send to the council’s team')
}

const states: States = {
  'the change of address': (screen) => screen.show('email-page', { practitioner }),
  'the change of address, mailed and with faults': async (screen) => {
    screen.replies('PUT /account/email', { status: 202, body: {} })
    const page = await screen.show('email-page', { practitioner })
    const email = 'lesley.harris-okafor@adultservices.council.example'
    await type(page, { 'New Email Address': email, 'Confirm New Email Address': email })
    await press(page, 'Continue')
    await press(page, 'Confirm my new email address')
    return page
  },
  'the change of address after a reset': (screen) =>
    screen.show('email-page', { practitioner: { ...practitioner, restrictedUntil: '2126-11-25T12:00:00.000Z' } }),
  'the new address from the link': (screen) => screen.show('confirm-email-page', { hash: '#token=abc' }),
  'the new address from a dead link': async (screen) => {
    screen.refuses('POST /email/confirm', 410, 'proof-expired')
    const page = await screen.show('confirm-email-page', { hash: '#token=abc' })
    await press(page, 'Confirm my new email address')
    return page
  },
  'the new address confirmed': async (screen) => {
    screen.replies('POST /email/confirm', { status: 204 })
    const page = await screen.show('confirm-email-page', { hash: '#token=abc' })
    await press(page, 'Confirm my new email address')
    return page
  },
  'circumstances with faults': async (screen) => {
    const page = await screen.show('circumstances-page', { practitioner })
    await press(page, 'Send to the council’s team')
    return page
  },
  'circumstances sent': async (screen) => {
    screen.replies('PUT /account/circumstances', { status: 204 })
    const page = await screen.show('circumstances-page', { practitioner })
    await tellCircumstances(page, 'No, keep it open')
    return page
  },
  'circumstances with a suspension in doubt': async (screen) => {
    const page = await screen.show('circumstances-page', { practitioner })
    await tellCircumstances(page, 'Yes, suspend it now')
    return page
  },
  'signed-in devices': async (screen) => {
    const device = { device: 'Chrome on Android', startedAt: '2026-11-25T08:02:00Z', usedAt: '2026-11-25T14:07:00Z' }
    const sessions = [true, false].map((isThis) => ({ ...device, id: crypto.randomUUID(), isThis }))
    screen.replies('GET /account/sessions', { status: 200, body: { sessions } })
    const page = await screen.show('devices-page', { practitioner })
    await settled(page)
    return page
  },
  'signed-in devices without a network': async (screen) => {
    const page = await screen.show('devices-page', { practitioner })
    await settled(page)
    return page
  },
}

checkStates('every page on which an account is changed', states)
