import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { disclose } from '../../api/contract/disclose.ts'
import { factsAbout } from '../../api/contract/facts.ts'
import { adultAdviceV1 } from '../../api/contract/forms/adult-advice.v1/index.ts'
import { type Submission } from '../../api/contract/wire.ts'
import { faultsOf } from '../../api/received-answers.ts'
import { adviceWithConsent, needId } from '../examples/adult-advice.ts'
import { verbalConsent } from '../examples/consent.ts'
import { examplePerson } from '../examples/person.ts'
import { exampleSubmission } from '../examples/submission.ts'

const sender = { practitionerId: randomUUID(), personId: randomUUID(), roleId: randomUUID() }

function faults(given: Submission['answers'], details: Submission['about'] = {}, finishedAt = '2026-11-24T14:02:03Z') {
  const { details: about } = examplePerson(details)
  const answers = { ...adviceWithConsent, ...given }
  return faultsOf(adultAdviceV1, exampleSubmission(sender, { about, answers, finishedAt }))
}

/** The same records as a phone would keep them, each with an id. */
const consents = (...records: readonly Readonly<Record<string, string | boolean | readonly string[]>>[]) => ({
  consents: records.map((record) => ({ ...record, id: randomUUID() })),
})

const agreed = { ...verbalConsent, scope: [`yes ${needId}`] }
const refused = {
  name: 'Grace O’Brien',
  relationship: 'PAM',
  given: 'no',
  date: '2026-11-20',
  time: '14:10',
  takenBy: 'Robin Okafor',
  tellRefusal: 'yes',
}
const withoutConsent = { [`needs.${needId}.linked`]: 'no-consent' }

test('a need that is not linked is taken with the consent of everybody who was asked', () => {
  assert.equal(faults({}), undefined)
  assert.equal(faults(consents(agreed, { ...agreed, relationship: 'PAM' })), undefined)
  assert.equal(faults(consents({ ...agreed, given: 'restricted', restrictions: 'Not the rent' })), undefined)
})

test('and not without', () => {
  for (const records of [
    [{ ...agreed, scope: [`no ${needId}`] }],
    [agreed, refused],
    [agreed, { ...agreed, scope: [`no ${needId}`] }],
    [{ ...agreed, relationship: 'ADV' }],
    [{ ...agreed, relationship: 'LPA', authoritySeen: 'no' }],
  ]) {
    assert.deepEqual(faults(consents(...records)), withoutConsent, JSON.stringify(records))
  }
  assert.deepEqual(faults(consents()), { consents: 'too-few' })
})

test('nor what somebody is to be kept from, whatever the phone says will be done about it', () => {
  const kept = { ...agreed, given: 'restricted', restrictions: 'Not my mum', notShareWith: ['family'] }
  assert.deepEqual(faults({ ...consents(kept), contradiction: 'remove' }), withoutConsent)
})

test('what a phone leaves of an advice when consent is refused is taken', () => {
  const { details } = examplePerson()
  const on = { today: '2026-11-24', facts: factsAbout(details, '2026-11-24') }
  const disclosure = disclose(adultAdviceV1, { ...adviceWithConsent, ...consents(refused) }, on)
  assert.ok('answers' in disclosure)
  const { answers } = disclosure
  assert.deepEqual([answers['needs'], answers['outcomes'], answers['supports']], [undefined, undefined, undefined])
  assert.equal(faultsOf(adultAdviceV1, exampleSubmission(sender, { about: details, answers })), undefined)
})

test('the person’s age on the day it was finished decides what is asked', () => {
  const asked = (dateOfBirth: string, finishedAt?: string) => Object.keys(faults({}, { dateOfBirth }, finishedAt) ?? {})
  assert.ok(asked('2009-04-30').includes('transitionTeam'))
  assert.ok(!asked('2012-04-30').includes('transitionTeam'))
  // On 1 July, which begins in London while it is still June in Greenwich.
  assert.ok(asked('2008-07-01', '2026-06-30T22:59:59Z').includes('transitionTeam'))
  assert.ok(!asked('2008-07-01', '2026-06-30T23:00:00Z').includes('transitionTeam'))
})

test('the person’s details are checked like anything else', () => {
  assert.deepEqual(faults({}, { dateOfBirth: '2026-11-25' }), { 'about.dateOfBirth': 'in-future' })
  assert.deepEqual(faults({}, { surname: ' Ash ', shoeSize: '38' }), {
    'about.surname': 'not-plain',
    'about.shoeSize': 'not-asked',
  })
})
