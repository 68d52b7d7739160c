import { consentQuestions } from '../../consent.ts'
import type { Condition, Step } from '../../form.ts'
import { known, needsConsent, unlinked } from './conditions.ts'
import { areas } from './need.ts'

const isWanted = { all: [known, needsConsent] } as const satisfies Condition
const inDoubt = { all: [isWanted, { question: 'capacity', is: 'doubt' }] } as const satisfies Condition
const yesOrNo = { yes: 'Yes', no: 'No' } as const

const { name, relationship, authoritySeen, given, ...others } = consentQuestions

/** Step 5: the record of verbal consent, asked of everybody concerned, for each need that is not linked. */
export const consent = {
  id: 'consent',
  title: 'Consent to share information not directly linked to SEN or disability',
  pages: [
    {
      id: 'capacity',
      askIf: isWanted,
      questions: {
        capacity: {
          kind: 'choice',
          label: 'Do you have reason to doubt that the young person can decide this for themselves, now, with support?',
          hint: 'An unwise refusal is not lack of capacity',
          noun: 'whether you have reason to doubt that the young person can decide this',
          options: { assumed: 'No, I assume capacity', doubt: 'Yes' },
        },
      },
    },
    {
      id: 'capacity-assessment',
      title: 'The decision: sharing these details',
      advice: 'Give all the support you can first. Each question is about this decision, at this time.',
      askIf: inDoubt,
      questions: {
        capacitySupport: {
          kind: 'text',
          label: 'What support did you try?',
          hint: 'For example easy read, an interpreter, another time of day, a familiar person',
          noun: 'what support you tried',
          most: 2000,
          lines: 3,
        },
        capacityUnderstand: {
          kind: 'choice',
          label: 'Can they understand what is to be shared, and with whom?',
          noun: 'whether they can understand it',
          options: yesOrNo,
        },
        capacityRetain: {
          kind: 'choice',
          label: 'Can they keep it in mind long enough to decide?',
          noun: 'whether they can keep it in mind',
          options: yesOrNo,
        },
        capacityWeigh: {
          kind: 'choice',
          label: 'Can they use or weigh it?',
          noun: 'whether they can use or weigh it',
          options: yesOrNo,
        },
        capacityCommunicate: {
          kind: 'choice',
          label: 'Can they communicate their decision, in any way?',
          noun: 'whether they can communicate their decision',
          options: yesOrNo,
        },
        capacityResult: {
          kind: 'choice',
          label: 'Can they make this decision?',
          noun: 'whether they can make this decision',
          options: { has: 'Yes, they can decide', lacks: 'No, they lack capacity for this decision now' },
        },
      },
    },
    {
      id: 'best-interests',
      title: 'A decision in their best interests',
      advice: 'Record below what a deputy, an attorney or else a parent decides for them.',
      askIf: { all: [inDoubt, { question: 'capacityResult', is: 'lacks' }] },
      questions: {
        capacityReason: {
          kind: 'text',
          label: 'Why can they not decide, and is it because of an impairment of mind or brain?',
          noun: 'why they cannot decide',
          most: 2000,
          lines: 3,
        },
        bestInterestsConsulted: {
          kind: 'text',
          label: 'Who was consulted?',
          hint: 'Roles and relationships, not names',
          noun: 'who was consulted',
          most: 1000,
          lines: 2,
        },
        bestInterestsReason: {
          kind: 'text',
          label: 'Why is sharing, or not sharing, in their best interests?',
          hint: 'Say what the young person wishes and feels',
          noun: 'why it is in their best interests',
          most: 4000,
          lines: 3,
        },
        deputyChecked: {
          kind: 'choice',
          label: 'Is there a deputy or attorney for this decision?',
          noun: 'whether there is a deputy or attorney',
          options: { yes: 'Yes', no: 'No, checked', unknown: 'Not known' },
        },
      },
    },
    {
      id: 'consents',
      askIf: known,
      list: {
        name: 'consents',
        noun: 'record',
        addMore: 'Add More',
        shows: 'name',
        beneath: 'given',
        least: 1,
        most: 10,
        optionalIf: {
          all: [
            { list: 'needs', hasNo: unlinked },
            { question: 'includeOther', isNot: 'yes' },
          ],
        },
        questions: {
          name,
          relationship,
          authoritySeen,
          given,
          scope: {
            kind: 'verdicts',
            label: 'May these details be included?',
            noun: 'yes or no for each of these details',
            to: 'needs',
            where: unlinked,
            entry: 'Need',
            shows: 'area',
            as: areas,
            yes: 'Yes, include',
            no: 'No, leave out',
            askIf: {
              all: [
                { question: 'given', is: ['yes', 'restricted'] },
                { list: 'needs', has: unlinked },
              ],
            },
          },
          ...others,
        },
      },
    },
    {
      id: 'contradiction',
      title: 'These restrictions contradict the declaration',
      advice:
        'Everything in this advice is shared with other professionals, the local authority, the young person and their parent or carer. Details that somebody is to be kept from cannot go in it. To send them after all, go back and change the restriction, if the person agrees.',
      askIf: {
        all: [
          isWanted,
          { list: 'consents', has: { question: 'notShareWith', is: ['school', 'family', 'health', 'other'] } },
        ],
      },
      questions: {
        contradiction: {
          kind: 'choice',
          label: 'What will you do with these details?',
          noun: 'what you will do with these details',
          options: {
            remove: 'Remove them from this advice',
            outside: 'Remove them here and send them to the local authority outside this form',
          },
        },
      },
    },
  ],
} as const satisfies Step
