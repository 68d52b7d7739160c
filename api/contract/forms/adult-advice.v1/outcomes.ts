import type { Step } from '../../form.ts'
import { from16to17, hasNeeds, known, usesExisting, writesNew } from './conditions.ts'
import { outcomeList } from './outcome.ts'
import { supportList } from './support.ts'

const newNeeds = { all: [writesNew, hasNeeds] } as const

/** Step 4: outcomes, provision and preparing for adulthood (sections E, H1 and H2). */
export const outcomes = {
  id: 'outcomes',
  title: 'Outcomes, provision and preparing for adulthood',
  askIf: known,
  pages: [
    {
      id: 'existing-outcomes',
      title: 'From the existing assessment',
      askIf: usesExisting,
      questions: {
        existingOutcomes: {
          kind: 'text',
          label: 'What does it say about outcomes?',
          noun: 'what it says about outcomes',
          most: 10000,
          lines: 4,
        },
        existingProvision: {
          kind: 'text',
          label: 'What does it say about provision?',
          noun: 'what it says about provision',
          most: 10000,
          lines: 4,
        },
      },
    },
    { id: 'outcomes', advice: 'Who will be able to do what, by when.', askIf: newNeeds, list: outcomeList },
    {
      id: 'supports',
      advice: 'What is needed for each outcome. From 18 on, all of it goes in section H2 of the plan.',
      askIf: newNeeds,
      list: supportList,
    },
    {
      id: 'no-provision',
      askIf: {
        all: [
          writesNew,
          {
            any: [
              { question: 'hasNeeds', isNot: 'yes' },
              { list: 'supports', hasNo: { all: [] } },
            ],
          },
        ],
      },
      questions: {
        noProvision: {
          kind: 'text',
          label: 'Why is no social care provision needed?',
          noun: 'why no social care provision is needed',
          most: 4000,
          lines: 4,
          withheld: true,
        },
      },
    },
    {
      id: 'adulthood',
      title: 'What would help them prepare for adult life and independent living?',
      advice: 'Answer at least one. ‘Nothing to add’ is an answer.',
      atLeastOne: true,
      questions: {
        pfaWork: {
          kind: 'text',
          label: 'Employment and education',
          noun: 'what would help with employment and education',
          most: 4000,
          lines: 3,
          optional: true,
        },
        pfaHome: {
          kind: 'text',
          label: 'Independent living',
          noun: 'what would help with independent living',
          most: 4000,
          lines: 3,
          optional: true,
        },
        pfaCommunity: {
          kind: 'text',
          label: 'Friends, relationships and community',
          noun: 'what would help with friends, relationships and community',
          most: 4000,
          lines: 3,
          optional: true,
        },
        pfaHealth: {
          kind: 'text',
          label: 'Health',
          noun: 'what would help with health',
          most: 4000,
          lines: 3,
          optional: true,
        },
      },
    },
    {
      id: 'transition',
      title: "Moving from children's to adult services",
      advice: "Children's support continues until adult support starts or the young person is found not eligible.",
      askIf: from16to17,
      questions: {
        transitionTeam: { kind: 'text', label: 'Named team', noun: 'the named team', most: 150 },
        transitionLead: {
          kind: 'text',
          label: 'Lead worker role',
          hint: 'A job title, not a name',
          noun: 'the lead worker role',
          most: 150,
        },
        transitionAssessedOn: {
          kind: 'date',
          label: 'Assessment date',
          hint: 'Past or planned. An approximate month is enough',
          noun: 'the assessment date',
          approximate: true,
        },
        transitionUntil18: {
          kind: 'text',
          label: 'Who supports them until 18?',
          noun: 'who supports them until 18',
          most: 300,
        },
        transitionGaps: {
          kind: 'text',
          label: 'Are there any gaps?',
          noun: 'any gaps',
          most: 2000,
          lines: 3,
          optional: true,
        },
      },
    },
    {
      id: 'anything-else',
      questions: {
        directPayments: {
          kind: 'choice',
          label: 'Has a direct payment or personal budget been discussed?',
          noun: 'whether a direct payment or personal budget has been discussed',
          options: { yes: 'Yes', no: 'No', 'not-applicable': 'Not applicable' },
          optional: true,
        },
        anythingElse: {
          kind: 'text',
          label: 'Anything else the local authority should know?',
          noun: 'anything else the local authority should know',
          most: 4000,
          lines: 3,
          optional: true,
        },
      },
    },
  ],
} as const satisfies Step
