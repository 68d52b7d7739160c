import { expect } from '@open-wc/testing'
import { problemTypes } from '#contract/problem.ts'
import type { Place } from '#device/records.ts'
import { prefill } from '#steps/prefill.ts'
import { stepElements } from '#steps/step-elements.ts'
import { wordWhere } from '#steps/word-draft.ts'
import { wordFaults, wordFaultsOf } from '#steps/word-faults.ts'
import { wordRefusal } from '#steps/word-refusal.ts'
import { wordNotKept, wordSaving } from '#steps/word-saving.ts'
import { exampleNeeds } from '../../examples/needs.ts'
import { adultForm, beginDraft, openDesk } from '../advice/desk.ts'

const form = adultForm()

describe('the words of a form', () => {
  it('say that answers are saved, with the time in London, only when they are', () => {
    const saved = { state: 'saved', at: '2026-07-01T13:02:00.000Z' } as const
    expect(wordSaving(saved, true)).to.deep.equal({ state: 'phone', words: 'Saved on this phone 14:02' })
    expect(wordSaving(saved, false)).to.deep.equal({ state: 'offline', words: 'No signal. Saved on this phone 14:02' })
    expect(wordSaving({ state: 'saving' }, true).words).to.equal('Saving')
  })

  it('say why answers are not saved, and what to do about it', () => {
    const full = wordSaving({ state: 'not-saved', reason: 'full' }, true)
    expect(full).to.deep.equal({
      state: 'bad',
      words: 'Not saved: this phone is full. Free some space, then keep typing',
    })
    expect(wordSaving({ state: 'not-saved', reason: 'closed' }, false).words).to.match(/^Not saved: this draft was/)
    expect(wordNotKept('Not submitted', 'full').words).to.equal(
      'Not submitted: this phone is full. Free some space, then try again',
    )
  })

  it('say why the council refused, whatever the reason', () => {
    for (const type of problemTypes) expect(wordRefusal(type).sentence, type).to.match(/^[A-Z].+\.$/)
  })

  it("say what is wrong in the form's own order and words, also with a code this app does not know", () => {
    const faults = wordFaults(form, { searchedOn: 'in-future', team: 'missing', describes: 'from-the-future' }, {})
    expect(faults).to.deep.equal([
      worded('involvement', 'describes', 'Check ‘Which of the following best describes you?’'),
      worded('team', 'team', 'Select the team this advice is from'),
      worded('search', 'searchedOn', 'When you searched must be today or in the past'),
    ])
    expect(wordFaultsOf({}, { team: 'missing' })).to.deep.equal([])
  })

  it('say which entry is at fault by its place in the list, and where it is put right', () => {
    const { travel, meals } = exampleNeeds
    const codes = { needs: 'too-many', [`needs.${meals.id}.description`]: 'missing', 'needs.gone.area': 'missing' }
    expect(wordFaults(form, codes, { needs: [travel, meals] })).to.deep.equal([
      { name: 'needs', sentence: 'Add no more than 20: remove a need', place: { page: 'needs' } },
      {
        name: `needs.${meals.id}.description`,
        sentence: 'Need 2: Enter what the need is and what difference it makes',
        place: { page: 'needs', entry: meals.id, question: 'description' },
      },
    ])
  })

  it('say where a draft was left, and in which entry', async () => {
    const { travel, meals } = exampleNeeds
    const draft = await beginDraft(await openDesk(), { needs: [travel, meals] })
    const left = (place: Place) => wordWhere({ ...draft, place })
    expect(left({})).to.equal('Confirm your work profile')
    expect(left({ page: 'needs', entry: meals.id })).to.equal('Step 3: Social care needs, need 2')
    expect(left({ page: 'needs', entry: 'new' })).to.equal('Step 3: Social care needs')
  })

  function worded(page: string, question: string, sentence: string) {
    return { name: question, sentence, place: { page, question } }
  }
})

describe('the steps', () => {
  it('have an element each, wherever there is something to ask', () => {
    for (const { id } of form.steps.filter(({ pages }) => pages.length > 0))
      expect(stepElements, id).to.have.property(id)
  })

  it("are filled in beforehand from the practitioner's account, where nothing was given yet", async () => {
    const { practitioner, role } = await openDesk()
    const [, nil] = form.steps
    const contact = nil?.pages.find(({ id }) => id === 'contact')
    const questions = contact && 'questions' in contact ? contact.questions : {}
    expect(prefill(questions, {}, practitioner, role.id)).to.deep.equal({
      nilContact: 'Lesley Harris',
      nilContactPhone: '024 7683 1614',
      nilContactEmail: 'lesley@council.example',
    })
    const given = { nilContact: '', nilContactEmail: 'team@council.example' }
    expect(prefill(questions, given, practitioner, undefined)).to.deep.equal({})
  })
})
