import { expect } from '@open-wc/testing'
import { factsAbout } from '#contract/facts.ts'
import type { GivenAnswers } from '#contract/form.ts'
import { currentStatement, statementText } from '#contract/statements/index.ts'
import { summarise } from '#contract/summary.ts'
import { changePerson } from '#device/people.ts'
import { PaperRecord } from '#steps/paper-record.ts'
import { withUnlinked } from '../../examples/adult-advice.ts'
import { addYoungPerson, adultForm, beginDraft, openDesk, type Desk } from './desk.ts'
import { handInAndMove, handInNilReturn, receiveAll, refuse } from './hand-in.ts'
import { deep, textOf } from './look.ts'
import { nilReturn } from './nil-return.ts'
import { startWalk, type Walk } from './walk.ts'

const statement = 'Consent statement, as read'

/** What the browser does first when somebody prints. */
function startPrinting({ page }: Walk): PaperRecord {
  dispatchEvent(new Event('beforeprint'))
  const record = page && deep(page, 'paper-record')[0]
  if (!(record instanceof PaperRecord)) throw new Error('there is nothing to print')
  return record
}

/** Questions and answers in turn, without the way to change them. */
function rowsIn(root: Element | undefined): string[] {
  return root ? deep(root, 'dt, dd:not(.change)').map(textOf) : []
}

/** The rows of the steps alone, without what was read to the person. */
function answersOn(record: PaperRecord): string[] {
  const rows = deep(record, 'section:not(.block)').slice(0, -1).flatMap(rowsIn)
  const extra = rows.indexOf(statement)
  return extra === -1 ? rows : rows.toSpliced(extra, 2)
}

function rowsOf(answers: GivenAnswers, facts: GivenAnswers): string[] {
  const rows = summarise(adultForm(), answers, facts).flatMap(({ groups }) => groups.flatMap((group) => group.rows))
  return rows.flatMap(({ label, words }) => [label, words.join(' ') || 'Not provided'])
}

/** What stands at the edges of every page. */
function marginsOf(): string {
  const rules = document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules])
  return rules.map(({ cssText }) => cssText).join(' ')
}

async function openSummary(desk: Desk, given: GivenAnswers): Promise<Walk> {
  return startWalk(desk, `/forms/${(await beginDraft(desk, given)).id}/summary`)
}

describe('on paper', function () {
  this.timeout(30_000)

  it('a draft has the rows of the screen, which are those of the summary', async () => {
    const walk = await openSummary(await openDesk(), nilReturn)
    const onScreen = walk.page && deep(walk.page, 'form-answers')[0]
    const expected = rowsOf(nilReturn, { ageBand: '18-24' })
    expect(rowsIn(onScreen)).to.deep.equal(expected)
    expect(answersOn(startPrinting(walk))).to.deep.equal(expected)
  })

  it('a draft says that it is one, in its box and at the foot of every page', async () => {
    const record = startPrinting(await openSummary(await openDesk(), nilReturn))
    expect(deep(record, '.mark').map(textOf)).to.deep.equal(['Draft. Not sent to the council.'])
    expect(rowsIn(record)).to.include('Not agreed yet').and.not.to.include('I agree')
    expect(marginsOf()).to.contain('Aaron Aardvaark, born 30 April 2008. Draft. Not sent to the council.')
  })

  it('a name stays text, whatever it holds', async () => {
    const desk = await openDesk()
    const personId = await addYoungPerson(desk.device, { surname: 'O"Brien\\ }' })
    startPrinting(await openSummary({ ...desk, personId }, nilReturn))
    expect(marginsOf()).to.contain(String.raw`"Aaron O\"Brien\\ }, born 30 April 2008.`)
  })

  it('keeps a record of consent whole, with the statement as it was read', async () => {
    const record = startPrinting(await openSummary(await openDesk(), withUnlinked))
    expect(deep(record, 'h3').map(textOf)).to.include.members(['Need 1', 'Record 1'])
    const unbroken = deep(record, '.headed').filter((group) => getComputedStyle(group).breakInside === 'avoid')
    expect(unbroken.map((group) => textOf(deep(group, 'h3')[0]))).to.deep.equal(['Record 1'])
    const [consent] = unbroken
    expect(rowsIn(consent).slice(-2)).to.deep.equal([statement, statementText(currentStatement)])
  })

  it('draws nothing before somebody prints, and leaves nothing behind', async () => {
    const before = [...document.adoptedStyleSheets]
    const walk = await openSummary(await openDesk(), nilReturn)
    expect(walk.page && deep(walk.page, '.on-paper')).to.deep.equal([])
    startPrinting(walk)
    startPrinting(walk)
    expect(document.adoptedStyleSheets).to.have.length(before.length + 1)
    await walk.go('/drafts')
    expect([...document.adoptedStyleSheets]).to.deep.equal(before)
  })

  it('what was handed in is about the person as they were then', async () => {
    const desk = await openDesk()
    const { submission } = await handInNilReturn(desk)
    await changePerson(desk.device, desk.personId, { details: { ...submission.about, surname: 'Zebra' } })
    const record = startPrinting(await startWalk(desk, `/sent/${submission.id}`))
    const facts = factsAbout(submission.about, submission.finishedAt.slice(0, 10))
    expect(answersOn(record)).to.deep.equal(rowsOf(submission.answers, facts))
    expect(deep(record, '.mark').map(textOf)).to.deep.equal(['Waiting to send'])
    expect(deep(record, '.who').map(textOf)).to.deep.equal([
      'Aaron Aardvaark born 30 April 2008 Male Foxford Community School',
    ])
    const agreed = deep(record, '.declarations dd').map((text) => text.textContent.trim())
    expect(agreed).to.deep.equal(submission.declarations)
    expect(textOf(deep(record, '.end')[0])).to.match(/^Agreed by Lesley Harris, \d+ \w+ \d{4}, \d\d:\d\d$/)
  })

  it('advice that was sent has the role it was sent in, whatever role is held since', async () => {
    const { moved, submission, tell } = await handInAndMove(await openDesk())
    await tell()
    const record = startPrinting(await startWalk(moved, `/sent/${submission.id}`))
    expect(rowsIn(deep(record, '.block')[0])).to.deep.equal([
      ...['Name', 'Lesley Harris'],
      ...['Professional Role', 'Senco'],
      ...['Organisation Name', 'Coventry City Council'],
    ])
  })

  it('advice has its reference once the council has it, and says so when the council did not take it', async () => {
    const desk = await openDesk()
    const { submission } = await handInNilReturn(desk)
    await refuse(desk, { what: 'submissions' })
    const refused = startPrinting(await startWalk(desk, `/sent/${submission.id}`))
    expect(deep(refused, '.mark').map(textOf)).to.deep.equal(['Not accepted by the council'])

    const other = await openDesk()
    const { submission: taken } = await handInNilReturn(other)
    await receiveAll(other)
    const received = startPrinting(await startWalk(other, `/sent/${taken.id}`))
    expect(deep(received, '.mark')).to.deep.equal([])
    expect(rowsIn(received).slice(0, 3)).to.deep.equal(['Reference', 'AAF 482 173', 'Received'])
    expect(marginsOf()).to.contain('Aaron Aardvaark, born 30 April 2008. Reference AAF 482 173')
  })

  it('comes by a button, on the summary and on what was handed in', async () => {
    const print = window.print.bind(window)
    let times = 0
    window.print = () => (times += 1)
    const desk = await openDesk()
    await (await openSummary(desk, nilReturn)).tap('Print')
    const { submission } = await handInNilReturn(desk)
    await (await startWalk(desk, `/sent/${submission.id}`)).tap('Print')
    window.print = print
    expect(times).to.equal(2)
  })
})
