import { expect } from '@open-wc/testing'
import type { Form } from '#contract/form.ts'
import {
  firstOpenScreen,
  queueOf,
  resumePath,
  screenAfter,
  screenBefore,
  screenPath,
  stepHeading,
  summary,
  type Screen,
} from '#steps/way.ts'
import { adultForm, beginDraft, openDesk } from '../advice/desk.ts'
import { nilReturn } from '../advice/nil-return.ts'

const form = adultForm()
const on = (id: string): Screen => ({ id, queue: [] })
const back = (id: string): Screen => ({ id, queue: [summary] })

describe('the way through a form', () => {
  it('goes from page to page as they are asked, and ends at the summary', () => {
    const seen = []
    for (
      let screen = on('involvement');
      screen.id !== summary;
      screen = screenAfter(form, screen, nilReturn, nilReturn)
    ) {
      seen.push(screen.id)
      expect(seen.length).to.be.below(30)
    }
    expect(seen).to.deep.equal(['involvement', 'author', 'team', 'search', 'past', 'next', 'contact'])
  })

  it('goes back the same way, to the work profile at last', () => {
    const seen = []
    for (let screen = on(summary); screen.id !== 'profile'; screen = screenBefore(form, screen, nilReturn)) {
      seen.push(screen.id)
      expect(seen.length).to.be.below(30)
    }
    expect(seen).to.deep.equal([summary, 'contact', 'next', 'past', 'search', 'team', 'author', 'involvement'])
  })

  it('comes straight back to the summary from a change', () => {
    expect(screenAfter(form, back('author'), nilReturn, nilReturn)).to.deep.equal(on(summary))
    expect(screenBefore(form, back('author'), nilReturn)).to.deep.equal(on(summary))
  })

  it('walks through the pages a change has made necessary, in their order, and then back to the summary', () => {
    const known = { ...nilReturn, describes: 'unallocated' }
    const seen = []
    let screen = screenAfter(form, back('involvement'), known, nilReturn)
    for (; screen.id !== summary; screen = screenAfter(form, screen, known, known)) seen.push(screen.id)
    expect(seen).to.deep.equal(['service', 'assessments', 'basis'])
    expect(screen).to.deep.equal(on(summary))
  })

  it('keeps what is to be seen in the address, behind the #', () => {
    const path = screenPath('d1', { id: 'team', queue: ['service', summary] })
    expect(path).to.equal('/forms/d1/team#service,summary')
    expect(queueOf('#service,summary')).to.deep.equal(['service', summary])
    expect(queueOf('')).to.deep.equal([])
  })

  it('goes on with the first page that is not complete', () => {
    expect(firstOpenScreen(form, {}, '2026-11-24')).to.deep.equal(on('involvement'))
    expect(firstOpenScreen(form, { ...nilReturn, searched: [] }, '2026-11-24')).to.deep.equal(on('search'))
    expect(firstOpenScreen(form, nilReturn, '2026-11-24')).to.deep.equal(on(summary))
  })

  it('resumes where the person was, at the work profile in the beginning', async () => {
    const draft = await beginDraft(await openDesk())
    expect(resumePath(draft)).to.equal(`/forms/${draft.id}/profile`)
    expect(resumePath({ ...draft, place: { page: 'team' } })).to.equal(`/forms/${draft.id}/team`)
  })

  it('numbers the steps that have a number', () => {
    const headings = form.steps.map((step) => stepHeading(form, step))
    expect(headings).to.include('Step 1: Your involvement')
    expect(headings).to.include('Nil return')
  })
})

describe('the way through a form whose pages hang on one another', () => {
  const chained: Form = {
    ...form,
    steps: [
      {
        id: 'only',
        title: 'Only',
        pages: [
          { id: 'one', questions: { a: { kind: 'text', label: 'A', noun: 'a', most: 9 } } },
          page('two', 'b', 'a'),
          page('three', 'c', 'b'),
          page('four', 'd', 'a'),
        ],
      },
    ],
  }

  it('adds the pages that a page on the way back makes necessary in its turn', () => {
    const before = { a: 'no' }
    const after = { a: 'yes' }
    const second = screenAfter(chained, back('one'), after, before)
    expect(second).to.deep.equal({ id: 'two', queue: ['four', summary] })
    const third = screenAfter(chained, second, { ...after, b: 'yes' }, after)
    expect(third).to.deep.equal({ id: 'three', queue: ['four', summary] })
  })

  function page(id: string, name: string, after: string) {
    return {
      id,
      askIf: { question: after, is: 'yes' },
      questions: { [name]: { kind: 'text' as const, label: name, noun: name, most: 9 } },
    }
  }
})
