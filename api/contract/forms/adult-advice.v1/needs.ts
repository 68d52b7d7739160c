import type { Step } from '../../form.ts'
import { from16, hasNeeds, known, unlinked, usesExisting, writesNew } from './conditions.ts'
import { needList } from './need.ts'

const newNeeds = { all: [writesNew, hasNeeds] } as const
const undecided = { question: 'hasNeeds', is: 'not-yet' } as const

/** Step 3: social care needs (section D). */
export const needs = {
  id: 'needs',
  title: 'Social care needs',
  askIf: known,
  pages: [
    {
      id: 'existing-needs',
      title: 'From the existing assessment',
      advice: 'All agree that it is sufficient, so no new advice is needed. Sum up what it says.',
      askIf: usesExisting,
      questions: {
        existingTitle: {
          kind: 'text',
          label: 'Which assessment or report is it?',
          noun: 'which assessment or report it is',
          most: 150,
        },
        existingOn: {
          kind: 'date',
          label: 'When was it written?',
          hint: 'An approximate month is enough',
          noun: 'when it was written',
          approximate: true,
          when: 'past',
        },
        existingNeeds: {
          kind: 'text',
          label: 'What does it say about social care needs?',
          noun: 'what it says about social care needs',
          most: 10000,
          lines: 4,
        },
      },
    },
    {
      id: 'has-needs',
      askIf: writesNew,
      questions: {
        hasNeeds: {
          kind: 'choice',
          label: 'Does the young person have social care needs?',
          noun: 'whether the young person has social care needs',
          options: { yes: 'Yes', no: 'No, assessed and none found', 'not-yet': 'Not yet assessed' },
        },
        assessmentPlannedOn: {
          kind: 'date',
          label: 'When is the assessment planned?',
          hint: 'An approximate month is enough',
          noun: 'when the assessment is planned',
          approximate: true,
          when: 'future',
          askIf: undecided,
        },
        assessmentBy: {
          kind: 'text',
          label: 'Who will assess?',
          hint: 'A job title or team, not a name',
          noun: 'who will assess',
          most: 150,
          askIf: undecided,
        },
      },
    },
    { id: 'needs', advice: 'One need per entry.', askIf: newNeeds, list: needList },
    {
      id: 'eligibility',
      askIf: { all: [newNeeds, from16] },
      questions: {
        eligibility: {
          kind: 'choice',
          label: 'What is the Care Act eligibility decision?',
          noun: 'the Care Act eligibility decision',
          options: {
            eligible: 'Eligible',
            'not-eligible': 'Not eligible',
            'under-way': 'Assessment under way',
            declined: 'Assessment offered and declined',
            'not-assessed': 'Not assessed',
            likely: 'Under 18, likely to have needs at 18',
            unlikely: 'Under 18, unlikely',
          },
        },
        eligibilityOn: {
          kind: 'date',
          label: 'When was it decided?',
          hint: 'An approximate month is enough',
          noun: 'when it was decided',
          approximate: true,
          when: 'past',
          askIf: { question: 'eligibility', is: ['eligible', 'not-eligible'] },
        },
        eligibilityExpected: {
          kind: 'date',
          label: 'When is the decision expected?',
          hint: 'An approximate month is enough',
          noun: 'when the decision is expected',
          approximate: true,
          askIf: { question: 'eligibility', is: 'under-way' },
        },
        wellbeing: {
          kind: 'choices',
          label: 'Which parts of wellbeing are significantly affected?',
          hint: 'Tick all that apply',
          noun: 'the parts of wellbeing that are significantly affected',
          options: {
            dignity: 'Dignity',
            health: 'Physical/mental health, emotional wellbeing',
            protection: 'Protection from abuse/neglect',
            control: 'Control over day-to-day life',
            work: 'Work, education, training, recreation',
            economic: 'Social and economic',
            relationships: 'Family and personal relationships',
            home: 'Suitable home',
            contribution: 'Contribution to society',
          },
          askIf: { question: 'eligibility', is: 'eligible' },
        },
      },
    },
    {
      id: 'risks',
      advice: 'To report a safeguarding concern, contact the council’s safeguarding team. Do not use this form.',
      questions: {
        risks: {
          kind: 'text',
          label: 'What must people know to keep this young person and others safe?',
          hint: 'Shared with everyone named in the declaration',
          noun: 'what people must know to keep everybody safe',
          most: 4000,
          lines: 3,
          optional: true,
        },
        includeOther: {
          kind: 'choice',
          label: 'Are you including details of social care needs that are not linked to their SEN or disability?',
          hint: 'Only with consent',
          noun: 'yes if you are including details that are not linked to their SEN or disability',
          options: { yes: 'Yes', no: 'No' },
          notes: { yes: 'Needs consent before it can be sent' },
          askIf: { list: 'needs', hasNo: unlinked },
          withheld: true,
        },
        carer: {
          kind: 'choice',
          label: 'Does anyone care for this young person, unpaid?',
          noun: 'yes if anyone cares for this young person unpaid',
          options: { yes: 'Yes', no: 'No', unknown: 'Not known' },
          optional: true,
        },
        carerAssessment: {
          kind: 'choice',
          label: "Carer's assessment",
          noun: "where the carer's assessment stands",
          options: { done: 'Done', offered: 'Offered', declined: 'Declined', 'not-offered': 'Not offered' },
          askIf: { question: 'carer', is: 'yes' },
        },
      },
    },
  ],
} as const satisfies Step
