import { expect } from '@open-wc/testing'
import { problemTypes } from '#contract/wire.ts'
import { loadPerson } from '#device/people.ts'
import { prefill } from '#steps/prefill.ts'
import { stepElements } from '#steps/step-elements.ts'
import { warningsOf } from '#steps/warnings.ts'
import { wordFaults, wordFaultsOf } from '#steps/word-faults.ts'
import { wordRefusal } from '#steps/word-refusal.ts'
import { wordNotKept, wordSaving } from '#steps/word-saving.ts'
import { addYoungPerson, adultForm, openDesk } from '../advice/desk.ts'

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
    const faults = wordFaults(form, { searchedOn: 'in-future', team: 'missing', describes: 'from-the-future' })
    expect(faults).to.deep.equal([
      { page: 'involvement', name: 'describes', sentence: 'Check ‘Which of the following best describes you?’' },
      { page: 'team', name: 'team', sentence: 'Select the team this advice is from' },
      { page: 'search', name: 'searchedOn', sentence: 'When you searched must be today or in the past' },
    ])
    expect(wordFaultsOf({}, { team: 'missing' })).to.deep.equal([])
  })

  it('warn of somebody too young or too old for the form, and of nobody else', async () => {
    const { device } = await openDesk()
    const warnings = async (dateOfBirth: string) => {
      const person = await loadPerson(device, await addYoungPerson(device, { dateOfBirth }))
      return person ? warningsOf(form, person, '2026-11-24') : undefined
    }
    expect(await warnings('2010-11-25')).to.deep.equal([
      "Aaron is 15 years old and this is the Adults Services Advice Form. Did you mean the Children's Services advice form?",
    ])
    expect(await warnings('2010-11-24')).to.deep.equal([])
    expect(await warnings('2001-11-25')).to.deep.equal([])
    expect(await warnings('2001-11-24')).to.have.length(1)
  })
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
