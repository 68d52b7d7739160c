import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { entriesOf } from '#contract/entries.ts'
import type { GivenAnswers } from '#contract/form.ts'
import { withUnlinked } from '../../examples/adult-advice.ts'
import { exampleNeeds, exampleOutcomes } from '../../examples/needs.ts'
import { beginDraft, openDesk, reload } from '../advice/desk.ts'
import { deep, eventually, textOf } from '../advice/look.ts'
import { startWalk } from '../advice/walk.ts'
import { failWrite } from '../device/failing-storage.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'

const { travel, bills, visitors } = exampleNeeds

async function openAt(path: string, given: GivenAnswers = withUnlinked) {
  const desk = await openDesk()
  const draft = await beginDraft(desk, given)
  const walk = await startWalk(desk, `/forms/${draft.id}/${path}`)
  return { draft, walk, kept: async () => (await reload(desk.device, draft)).given }
}

const cards = () => deep(document.body, '.card').map(textOf)

describe('a page of entries', function () {
  this.timeout(30_000)
  before(usePortalColours)
  afterEach(async () => {
    document.documentElement.style.fontSize = ''
    await setViewport({ width: 800, height: 600 })
  })

  it('shows each entry by the words of its answers, and which of them need consent', async () => {
    const { walk } = await openAt('needs')
    expect(walk.heading).to.equal('Step 3: Social care needs')
    expect(walk.text).to.contain('You have added 3 needs.')
    expect(cards()).to.deep.equal([
      'Need 1 Getting out and using the community Has never taken a bus alone. Waits at home for a lift. Change need 1 Remove need 1',
      'Need 2 Looking after the home Leaves bills unopened. Not linked. Needs consent in Step 5 Change need 2 Remove need 2',
      'Need 3 Keeping safe Lets in visitors who take things. Not linked. Needs consent in Step 5 Change need 3 Remove need 3',
    ])
  })

  for (const page of ['needs', 'outcomes', 'supports', `needs/${bills.id}`]) {
    it(`is accessible and fits a narrow screen with large text: ${page}`, async () => {
      await setViewport({ width: 320, height: 700 })
      document.documentElement.style.fontSize = '200%'
      const { walk } = await openAt(page, { ...withUnlinked, supports: [] })
      await inBothSchemes(() => expect(walk.page).to.be.accessible())
      expect(document.documentElement.scrollWidth).to.be.at.most(320)
    })
  }

  it('opens the first entry at once where one is needed; it comes to be with its first answer', async () => {
    const { draft, walk, kept } = await openAt('has-needs', { ...withUnlinked, needs: [] })
    await walk.tap('Save & Continue')
    await eventually(() => expect(walk.path).to.match(/\/needs\/[0-9a-f-]{36}$/))
    expect(walk.text).to.contain('Need 1')
    await walk.tap('Save & Continue')
    expect(walk.focused).to.have.class('govuk-error-summary')
    await walk.tap('Back')
    await walk.until(`/forms/${draft.id}/has-needs`)
    expect((await kept())['needs']).to.deep.equal([])

    await walk.tap('Save & Continue')
    await walk.choose('area', 'Keeping safe')
    await walk.tap('Back')
    await walk.until(`/forms/${draft.id}/needs`)
    expect(cards()).to.deep.equal(['Need 1 Keeping safe Change need 1 Remove need 1'])
  })

  it('keeps what the account knows with the first answer of an entry, and not before', async () => {
    const { draft, walk, kept } = await openAt('consents/new', { ...withUnlinked, consents: [] })
    expect(walk.field('takenBy').given).to.equal('Lesley Harris')
    expect((await kept())['consents']).to.deep.equal([])
    await walk.fill('name', 'Ann')
    await eventually(async () =>
      expect((await kept())['consents']).to.deep.equal([{ id: 'new', name: 'Ann', takenBy: 'Lesley Harris' }]),
    )
    await walk.fill('takenBy', '')
    await walk.go(`/forms/${draft.id}/consents/new`)
    expect(walk.field('takenBy').given).to.equal('')
  })

  it('says what is wrong, by entry, and leads there', async () => {
    const { draft, walk } = await openAt('needs', { ...withUnlinked, needs: [travel, { ...bills, description: '' }] })
    await walk.tap('Save & Continue')
    expect(walk.focused).to.have.class('govuk-error-summary')
    await inBothSchemes(() => expect(walk.page).to.be.accessible())
    await walk.tap('Need 2: Enter what the need is')
    await walk.until(`/forms/${draft.id}/needs/${bills.id}`)
    await eventually(() => expect(walk.focused?.localName).to.equal('textarea'))
    await walk.fill('description', 'Leaves bills unopened.')
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/needs`)
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/eligibility`)
  })

  it('removes an entry and takes that back, with all that hung on it', async () => {
    const { walk, kept } = await openAt('needs')
    const before = await kept()
    await walk.tap('Remove need 2')
    expect(textOf(walk.focused ?? undefined)).to.equal('Undo: need 2 is removed')
    expect(cards()[1]).to.equal('Need 2 removed Undo: need 2 is removed')
    expect(cards()[2]).to.match(/^Need 2 Keeping safe/)
    expect(JSON.stringify(await kept())).not.to.contain(bills.id)
    await inBothSchemes(() => expect(walk.page).to.be.accessible())
    await walk.tap('Undo')
    expect(textOf(walk.focused ?? undefined)).to.equal('Change need 2')
    const ids = entriesOf((await kept())['needs']).map(({ id }) => id)
    expect(ids).to.deep.equal(entriesOf(before['needs']).map(({ id }) => id))
    expect(entriesOf((await kept())['outcomes'])[1]).to.deep.equal(exampleOutcomes.bills)
  })

  it('says so when the phone would not remove an entry', async () => {
    const { walk } = await openAt('needs')
    const full = failWrite(1, 'full')
    await walk.tap('Remove need 2')
    full.mend()
    expect(walk.status).to.equal('Not removed: this phone is full. Free some space, then try again')
    expect(cards()).to.have.length(3)
  })

  it('comes back to the summary by way of what a changed entry has made necessary', async () => {
    const linked = { ...withUnlinked, needs: [travel], includeOther: 'no', consents: [] }
    const { draft, walk } = await openAt(`needs/${travel.id}#summary`, linked)
    await walk.choose('linked', 'No')
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/needs#capacity,consents,summary`)
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/capacity#consents,summary`)
  })
})

describe('entries that hang on others', function () {
  this.timeout(30_000)

  it('stand under them, and what is missing is said and can be added there', async () => {
    const outcomes = [exampleOutcomes.travel, { ...exampleOutcomes.visitors, needIds: [] }]
    const { draft, walk, kept } = await openAt('outcomes', { ...withUnlinked, outcomes, supports: [] })
    const [first, second, third, loose, ...others] = cards()
    expect(first).to.equal(
      `Need 1 Getting out and using the community Outcome 1 ${exampleOutcomes.travel.statement} Change outcome 1 Remove outcome 1`,
    )
    expect(second).to.equal('Need 2 Looking after the home No outcome yet Add an outcome for need 2')
    expect(third).to.match(/No outcome yet/)
    expect(loose).to.match(/^Belongs to no need Outcome 2/)
    expect(others).to.deep.equal([])
    await walk.tap('Add an outcome for need 2')
    await eventually(() => expect(walk.path).to.match(new RegExp(`/outcomes/[0-9a-f-]{36}#to=${bills.id}$`)))
    expect(walk.field('needIds').given).to.deep.equal([bills.id])
    expect(entriesOf((await kept())['outcomes'])).to.have.length(2)
    await walk.fill('statement', 'Zoë will pay her own bills.')
    await walk.choose('pfa', 'Independent living')
    await walk.choose('by', 'Within 12 months')
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/outcomes`)
    expect(entriesOf((await kept())['outcomes'])[2]).to.deep.include({ needIds: [bills.id], pfa: 'living', by: 'year' })
  })

  it('stand under each of several, with support below outcomes', async () => {
    const { walk } = await openAt('supports', { ...withUnlinked, supports: [withUnlinked.supports[3]] })
    const [first, second, third] = cards()
    expect(first).to.match(/Outcome 1 .* No support yet Add support for outcome 1$/)
    for (const card of [second, third]) expect(card).to.match(/Outcome 4 .* Support 1 A visit every Friday/)
    walk.controls('Remove support 1')[1]?.click()
    await eventually(() => expect(cards()[2]).to.match(/Support 1 removed/))
    await eventually(() => expect(deep(document.body, '.card')[2]?.contains(walk.focused)).to.equal(true))
  })
})

describe('consent that was given for an entry', function () {
  this.timeout(30_000)

  it('is said at the entry, and asked for again when that changes', async () => {
    const { draft, walk, kept } = await openAt(`needs/${bills.id}`)
    const words = 'Consent was given for this need. If you change it, you will be asked to record it again.'
    expect(walk.text).to.contain(words)
    await walk.fill('description', 'Leaves every bill unopened.')
    await eventually(async () =>
      expect(entriesOf((await kept())['consents'])[0]?.['scope']).to.deep.equal([`no ${visitors.id}`]),
    )
    await walk.go(`/forms/${draft.id}/needs/${visitors.id}`)
    expect(walk.text).not.to.contain(words)
  })
})
