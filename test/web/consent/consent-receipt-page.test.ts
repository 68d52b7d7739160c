import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { londonDay, showDay } from '#contract/london.ts'
import { currentStatement, statementText } from '#contract/statements/index.ts'
import { listConsents, recordConsent } from '#device/consents.ts'
import type { Device } from '#device/database.ts'
import { listWaiting } from '#device/outbox.ts'
import type { KeptConsent } from '#device/records.ts'
import { settleConsent } from '#device/settle.ts'
import { verbalConsent } from '../../examples/consent.ts'
import { consentReceipt, newPhone } from '../device/phone.ts'
import { knownPerson, refuseLast } from '../people/caseload.ts'
import { show, textOf, type Screen } from '../people/screen.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import '../../../web/microfrontends/consent/microfrontend.ts'
import { boxes, lesley } from './record.ts'

const today = londonDay(new Date())
const detail = 'Nobody may know that he drinks'

interface Opened {
  device: Device
  kept: KeptConsent
  screen: Screen
  again: (tag?: string, id?: string) => Promise<Screen>
}

/** A record that Lesley has taken today, unless the answers say otherwise. */
async function open(answers: Record<string, string | readonly string[]> = {}): Promise<Opened> {
  const device = await newPhone()
  const personId = await knownPerson(device)
  const { practitionerId } = device
  const given = { ...verbalConsent, date: today, takenBy: 'Lesley Harris', ...answers }
  const kept = await recordConsent(device, { practitionerId, personId, answers: given, supersedes: null })
  const again = (tag = 'consent-receipt-page', consent = kept.id) =>
    show(tag, device, { id: personId, consent }, { practitioner: lesley(device) })
  return { device, kept, screen: await again(), again }
}

const receipt = ({ all }: Screen) => textOf(all('article')[0] ?? null)

describe('the receipt of a consent', () => {
  before(usePortalColours)
  beforeEach(() => setViewport({ width: 390, height: 844 }))

  afterEach(() => (document.documentElement.style.fontSize = ''))

  it('is accessible, and so is its withdrawal, on a narrow screen with large text', async () => {
    await setViewport({ width: 320, height: 700 })
    document.documentElement.style.fontSize = '200%'
    const { screen, again } = await open()
    await inBothSchemes(() => expect(screen.page).to.be.accessible())
    const withdrawal = await again('withdraw-consent-page')
    await inBothSchemes(() => expect(withdrawal.page).to.be.accessible())
    expect(document.documentElement.scrollWidth).to.be.at.most(320)
    await expect((await again(undefined, crypto.randomUUID())).page).to.be.accessible()
  })

  it('says what was agreed, when, by whom, what was read, and how to change one’s mind', async () => {
    const { screen } = await open()
    expect(receipt(screen))
      .to.contain('You agreed that details of other needs may be shared.')
      .and.contain('Zoë O’Brien-Adeyemi, Self (the child / young person)')
      .and.contain(`${showDay(today)} at 14:02`)
      .and.contain(statementText(currentStatement))
      .and.contain('coventry-2022-08')
      .and.contain('If you change your mind')
      .and.contain('sen@council.example')
      .and.not.contain('Entered later')
    expect(screen.all('button').map(textOf)).to.include('Print')
  })

  it('tells that there are restrictions, and from whom it is kept, and never the words', async () => {
    const { screen } = await open({
      given: 'restricted',
      restrictions: detail,
      notShareWith: ['school'],
      present: detail,
    })
    expect(receipt(screen))
      .to.contain('with the restrictions that you asked for')
      .and.contain('Not to be shared with: School or college.')
      .and.not.contain(detail)
  })

  it('has words for no and for nobody asked', async () => {
    const refused = await open({ given: 'no', tellRefusal: 'no' })
    expect(receipt(refused.screen)).to.contain('You said no.').and.not.contain('If you change your mind')
    expect(refused.screen.words()).not.to.contain('Withdraw consent')
    const unasked = await open({ given: 'not-asked', whyNotAsked: detail })
    expect(receipt(unasked.screen)).to.contain('You were not asked.').and.not.contain(detail)
  })

  it('says who wrote it down later: another’s record, or another day’s', async () => {
    const later = `Entered later by Lesley Harris on ${showDay(today)}`
    expect(receipt((await open({ takenBy: 'Robin Okafor' })).screen)).to.contain(later)
    expect(receipt((await open({ date: '2026-01-02' })).screen)).to.contain(later)
  })

  it('says quietly where it is', async () => {
    const { device, kept, screen, again } = await open()
    expect(screen.words()).to.contain('Waiting to send')
    await refuseLast(device, 'unexpected')
    expect((await again()).words()).to.contain('The council did not accept this record')
    const [item] = await listWaiting(device)
    await settleConsent(device, item?.seq ?? 0, consentReceipt(kept.consent))
    expect((await again()).words()).to.contain('Received by the council')
  })

  it('is withdrawn in three taps, once; the earlier record says so', async () => {
    const { device, kept, screen, again } = await open()
    const [link] = screen.all<HTMLAnchorElement>('a.bad')
    const path = `/send/people/${kept.consent.personId}/consents/`
    expect(link?.getAttribute('href')).to.equal(`${path}${kept.id}/withdraw`)
    const withdrawal = await again('withdraw-consent-page')
    expect(boxes(withdrawal, 'takenBy')).to.deep.equal(['Lesley Harris'])
    await withdrawal.press('Use now')
    withdrawal.page.dispatchEvent(new CustomEvent('submit-asked'))
    await withdrawal.press('Withdraw consent')
    const [later, ...earlier] = await listConsents(device, kept.consent.personId)
    expect(earlier).to.deep.equal([kept])
    expect(later?.consent).to.include({ supersedes: kept.id })
    expect(later?.consent.answers).to.include({ given: 'no', tellRefusal: 'no', date: today, name: verbalConsent.name })
    expect(withdrawal.posted()).to.equal(1)
    expect(withdrawal.wentTo).to.deep.equal([path + (later?.id ?? '')])
    expect(receipt(await again(undefined, later?.id))).to.contain('You withdrew your consent.')
    const before = await again()
    expect(before.words()).to.contain('This record no longer holds.').and.not.contain('Withdraw consent')
    expect((await again('withdraw-consent-page')).words()).to.contain('There is no consent here to withdraw')
  })

  it('asks when it was withdrawn', async () => {
    const { device, again } = await open()
    const withdrawal = await again('withdraw-consent-page')
    await withdrawal.press('Withdraw consent')
    expect(withdrawal.words()).to.contain('Enter the date consent was withdrawn')
    expect(await listWaiting(device)).to.have.length(1)
  })
})
