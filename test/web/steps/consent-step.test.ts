import { expect, oneEvent } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { entriesOf } from '#contract/entries.ts'
import type { Entry, GivenAnswers } from '#contract/form.ts'
import { currentStatement } from '#contract/statements/index.ts'
import { recordConsent } from '#device/consents.ts'
import { withUnlinked } from '../../examples/adult-advice.ts'
import { verbalConsent } from '../../examples/consent.ts'
import { exampleNeeds } from '../../examples/needs.ts'
import { beginDraft, openDesk, reload, type Desk } from '../advice/desk.ts'
import { eventually } from '../advice/look.ts'
import { startWalk } from '../advice/walk.ts'
import { failWrite } from '../device/failing-storage.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'

const { bills, visitors } = exampleNeeds
const asked = { ...withUnlinked, consents: [] }

async function openAt(path: string, given: GivenAnswers, desk?: Desk) {
  const at = desk ?? (await openDesk())
  const draft = await beginDraft(at, given)
  const walk = await startWalk(at, `/forms/${draft.id}/${path}`)
  const kept = async (): Promise<readonly Entry[]> => entriesOf((await reload(at.device, draft)).given['consents'])
  return { draft, walk, kept }
}

/** A desk with a record of consent that was made before. */
async function deskWithRecord(answers: { given?: string } = {}) {
  const desk = await openDesk()
  const { practitionerId } = desk.device
  const record = { ...verbalConsent, name: 'Aaron Aardvaark', ...answers }
  const asked = { practitionerId, personId: desk.personId, answers: record, supersedes: null }
  return { desk, record: await recordConsent(desk.device, asked) }
}

const offer = 'Use the record of 20 November 2026, Aaron Aardvaark'

describe('Step 5', function () {
  this.timeout(30_000)
  before(usePortalColours)
  afterEach(async () => {
    document.documentElement.style.fontSize = ''
    await setViewport({ width: 800, height: 600 })
  })

  it('says what is not linked, and in which step it is', async () => {
    const { walk } = await openAt('consents/new', asked)
    expect(walk.text)
      .to.contain('You told us 2 needs are not linked: Looking after the home, Keeping safe. Saying no will not change')
      .and.contain('can be captured in Step 5. As you obtain it')
  })

  it('asks for nothing where all is linked', async () => {
    const { walk } = await openAt('consents', { ...asked, needs: [exampleNeeds.travel] })
    expect(walk.text).to.contain('No consent record is needed. Continue.').and.not.contain('not linked')
  })

  it('is accessible and fits a narrow screen with large text', async () => {
    await setViewport({ width: 320, height: 700 })
    document.documentElement.style.fontSize = '200%'
    const { desk } = await deskWithRecord()
    for (const [path, given] of [
      ['consents/new', asked],
      ['consents', withUnlinked],
    ] as const) {
      const { walk } = await openAt(path, given, desk)
      await inBothSchemes(() => expect(walk.page).to.be.accessible())
      expect(document.documentElement.scrollWidth).to.be.at.most(320)
    }
  })

  it('keeps the moment when the statement was read', async () => {
    const { walk, kept } = await openAt('consents/new', asked)
    await walk.tap('Read now')
    for (const _ of currentStatement.sentences.slice(1)) await walk.tap('Next sentence')
    const finished = oneEvent(document.body, 'finished-reading')
    await walk.tap('Finished reading')
    await finished
    await eventually(async () => expect(Object.keys((await kept())[0] ?? {})).to.include.members(['date', 'time']))
    expect((await kept())[0]).not.to.have.property('statementRead')
    expect(walk.text).to.contain('Read again')
  })

  it('takes over a record made before, under its own id, and goes through the needs', async () => {
    const { desk, record } = await deskWithRecord()
    const { draft, walk, kept } = await openAt('consents/new', asked, desk)
    await walk.tap(offer)
    await walk.until(`/forms/${draft.id}/consents/${record.id}`)
    expect(await kept()).to.deep.equal([{ ...record.consent.answers, id: record.id }])
    expect(walk.controls(offer)).to.deep.equal([])
    await walk.tap('Save & Continue')
    expect(walk.text).to.contain('Select yes or no for each of these details')
    walk.field('scope').dispatchEvent(
      new CustomEvent('answer', {
        detail: { name: 'scope', given: [`yes ${bills.id}`, `no ${visitors.id}`] },
        bubbles: true,
        composed: true,
      }),
    )
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/consents`)
    expect(walk.text).to.contain('Details removed. The rest of the advice can be sent.')
    expect(walk.controls(offer)).to.deep.equal([])
  })

  it('says when a record could not be taken over', async () => {
    const { desk } = await deskWithRecord()
    const { walk, kept } = await openAt('consents', withUnlinked, desk)
    const before = await kept()
    const { mend } = failWrite(1, 'full', { lasts: true })
    await walk.tap(offer).finally(mend)
    await eventually(() => expect(walk.text).to.contain('Not taken over: this phone is full'))
    expect(await kept()).to.deep.equal(before)
  })

  it('says that refused details are removed, and nothing of the kind where all is agreed', async () => {
    const { desk, record } = await deskWithRecord({ given: 'no' })
    const refused = { ...record.consent.answers, id: record.id, given: 'no' }
    const { walk } = await openAt('consents', { ...asked, consents: [refused] }, desk)
    expect(walk.text).to.contain('Details removed. The rest of the advice can be sent.')
    const agreed = await openAt('consents', { ...asked, consents: [{ ...refused, given: 'yes', scope: [] }] })
    expect(agreed.walk.text).not.to.contain('Details removed')
  })
})
