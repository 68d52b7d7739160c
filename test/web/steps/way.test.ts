import { expect } from '@open-wc/testing'
import { askedPages } from '#contract/asking.ts'
import type { Form } from '#contract/form.ts'
import {
  firstOpenScreen,
  linkOf,
  queueOf,
  resumePath,
  screenAfter,
  screenBefore,
  screenPath,
  stepHeading,
  summary,
  type Screen,
} from '#steps/way.ts'
import { withUnlinked } from '../../examples/adult-advice.ts'
import { exampleNeeds } from '../../examples/needs.ts'
import { adultForm, beginDraft, openDesk } from '../advice/desk.ts'
import { nilReturn } from '../advice/nil-return.ts'

const form = adultForm()
const walk = { form, facts: { ageBand: '18-24' } }
const on = (id: string): Screen => ({ id, queue: [] })
const back = (id: string): Screen => ({ id, queue: [summary] })

describe('the way through a form', () => {
  it('goes from page to page as they are asked, and ends at the summary', () => {
    const seen = []
    for (
      let screen = on('involvement');
      screen.id !== summary;
      screen = screenAfter(walk, screen, nilReturn, nilReturn)
    ) {
      seen.push(screen.id)
      expect(seen.length).to.be.below(30)
    }
    expect(seen).to.deep.equal(['involvement', 'author', 'team', 'search', 'past', 'next', 'contact'])
  })

  it('goes back the same way, to the work profile at last', () => {
    const seen = []
    for (let screen = on(summary); screen.id !== 'profile'; screen = screenBefore(walk, screen, nilReturn)) {
      seen.push(screen.id)
      expect(seen.length).to.be.below(30)
    }
    expect(seen).to.deep.equal([summary, 'contact', 'next', 'past', 'search', 'team', 'author', 'involvement'])
  })

  it('comes straight back to the summary from a change', () => {
    expect(screenAfter(walk, back('author'), nilReturn, nilReturn)).to.deep.equal(on(summary))
    expect(screenBefore(walk, back('author'), nilReturn)).to.deep.equal(on(summary))
  })

  it('walks through the pages a change has made necessary, in their order, and then back to the summary', () => {
    const known = { ...nilReturn, describes: 'unallocated' }
    const seen = []
    let screen = screenAfter(walk, back('involvement'), known, nilReturn)
    for (; screen.id !== summary; screen = screenAfter(walk, screen, known, known)) seen.push(screen.id)
    const pages = askedPages(form, known, walk.facts).map(({ page }) => page.id)
    expect(seen).to.deep.equal(pages.filter((id) => !['involvement', 'author', 'team'].includes(id)))
    expect(seen.slice(0, 3)).to.deep.equal(['service', 'assessments', 'basis'])
    expect(screen).to.deep.equal(on(summary))
  })

  it('keeps what is to be seen in the address, behind the #', () => {
    const path = screenPath('d1', { id: 'team', queue: ['service', summary] })
    expect(path).to.equal('/forms/d1/team#service,summary')
    expect(queueOf('#service,summary')).to.deep.equal(['service', summary])
    expect(queueOf('')).to.deep.equal([])
    const entry = screenPath('d1', { id: 'outcomes', entry: 'o1', to: 'n1', queue: [summary] })
    expect(entry).to.equal('/forms/d1/outcomes/o1#to=n1,summary')
    expect(queueOf('#to=n1,summary')).to.deep.equal([summary])
    expect([linkOf('#to=n1,summary'), linkOf('#summary')]).to.deep.equal(['n1', undefined])
  })

  it('goes on with the first page that is not complete', () => {
    expect(firstOpenScreen(walk, {}, '2026-11-24')).to.deep.equal(on('involvement'))
    expect(firstOpenScreen(walk, { ...nilReturn, searched: [] }, '2026-11-24')).to.deep.equal(on('search'))
    expect(firstOpenScreen(walk, nilReturn, '2026-11-24')).to.deep.equal(on(summary))
  })

  it('resumes where the person was, at the work profile in the beginning', async () => {
    const draft = await beginDraft(await openDesk())
    expect(resumePath(draft)).to.equal(`/forms/${draft.id}/profile`)
    expect(resumePath({ ...draft, place: { page: 'team' } })).to.equal(`/forms/${draft.id}/team`)
    const place = { page: 'needs', entry: 'n1' }
    expect(resumePath({ ...draft, place })).to.equal(`/forms/${draft.id}/needs/n1`)
  })

  it('leads from an entry to its list, and to what is asked only since it changed', () => {
    const before = { ...withUnlinked, needs: [exampleNeeds.travel] }
    const onNeed = { ...on('needs'), entry: exampleNeeds.bills.id }
    expect(screenAfter(walk, onNeed, withUnlinked, before)).to.deep.equal(on('needs'))
    expect(screenBefore(walk, onNeed, withUnlinked)).to.deep.equal(on('needs'))
    const changed = screenAfter(walk, { ...onNeed, queue: [summary] }, withUnlinked, before)
    expect(changed).to.deep.equal({ id: 'needs', queue: ['capacity', summary] })
  })

  it('opens the first entry of a list that needs one, and leads back past that list as long as it has none', () => {
    const none = { ...withUnlinked, needs: [] }
    const first = screenAfter(walk, on('has-needs'), none, none)
    expect(first).to.deep.include({ id: 'needs', queue: [] })
    expect(first.entry).to.match(/^[0-9a-f-]{36}$/)
    expect(screenBefore(walk, first, none)).to.deep.equal(on('has-needs'))
    expect(screenAfter(walk, on('has-needs'), withUnlinked, withUnlinked)).to.deep.equal(on('needs'))
  })

  it('lists what the entries of a list are to hang on, also while it has none', () => {
    const none = { ...withUnlinked, outcomes: [] }
    expect(screenAfter(walk, on('risks'), none, none)).to.deep.equal(on('outcomes'))
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
    const second = screenAfter({ form: chained, facts: {} }, back('one'), after, before)
    expect(second).to.deep.equal({ id: 'two', queue: ['four', summary] })
    const third = screenAfter({ form: chained, facts: {} }, second, { ...after, b: 'yes' }, after)
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
