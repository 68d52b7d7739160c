import { type Submission } from '../../api/contract/wire.ts'
import { verbalConsent } from './consent.ts'
import { exampleNeeds, exampleOutcomes, exampleSupports, halfConsent } from './needs.ts'

/** The shortest good answers: nobody of the service knows the young person. */
export const nilReturn = {
  careDirectNumber: 'CD-48217',
  describes: 'unknown',
  isAuthor: 'yes',
  team: 'duty',
  searched: ['adults', 'children'],
  searchedOn: '2026-11-20',
  searchedWith: ['name', 'date-of-birth'],
  pastInvolvement: 'no',
  appearance: 'no',
  nilContact: 'Robin Okafor',
  nilContactPhone: '024 7683 3333',
  nilContactEmail: 'robin.okafor@council.example',
} as const satisfies Submission['answers']

export const needId = '5b0c8c1e-6a54-4d0b-9a43-0f6f1a3f8d11'
const outcomeId = '0d6e7a52-43d3-4c38-8f0e-9a5d2b7c1e22'

/** Advice about a young adult with one need, which is not linked to their SEN and is sent with their consent. */
export const adviceWithConsent = {
  careDirectNumber: 'CD-48217',
  describes: 'social-worker-before',
  isAuthor: 'yes',
  team: 'transitions',
  involvedFrom: '2024-03',
  involvedNow: 'yes',
  existingAdvice: 'no',
  assessments: ['none'],
  basis: ['seen'],
  lastSeen: '2026-11-18',
  viewsHow: ['talked'],
  commSupport: ['nothing'],
  views: '“I want my own front door.”',
  strengths: 'Cooks for the whole family on Sundays.',
  aspHome: 'A flat near the canal.',
  disagree: 'no',
  hasNeeds: 'yes',
  needs: [
    {
      id: needId,
      area: 'looking-after-home',
      description: 'Leaves bills unopened.',
      unable: ['help'],
      metNow: ['family'],
      linked: 'no',
    },
  ],
  eligibility: 'not-assessed',
  outcomes: [
    {
      id: outcomeId,
      needIds: [needId],
      statement: 'By July 2027 Zoë will pay her own bills.',
      pfa: 'living',
      by: 'year',
    },
  ],
  supports: [
    {
      id: '7f1d3b64-9c8a-4e27-b5d6-2c4e6a8f0b33',
      outcomeIds: [outcomeId],
      what: 'Somebody to open the post with.',
      who: 'Support worker',
      amount: '1',
      unit: 'hours',
      freq: 'week',
      status: 'in-place',
      careActPlan: 'no',
      educates: 'no',
    },
  ],
  pfaHome: 'Practice with a bank account.',
  capacity: 'assumed',
  consents: [{ id: '3e5a7c96-1b2d-4f38-8a4c-6d8e0f1a2b44', ...verbalConsent, scope: [`yes ${needId}`] }],
} as const satisfies Submission['answers']

const involvement = {
  careDirectNumber: '004021',
  describes: 'social-worker-since',
  isAuthor: 'yes',
  team: 'transitions',
  involvedFrom: '2024-03',
  involvedNow: 'yes',
  existingAdvice: 'no',
  assessments: ['care-act', 'support-plan'],
  careActOn: '2026-02',
  basis: ['seen', 'family'],
  lastSeen: '2026-11-18',
} as const satisfies Submission['answers']

const views = {
  viewsHow: ['talked'],
  commSupport: ['easy-read', 'time'],
  views: '“I want my own front door.”',
  interests: 'Trams, and her cat.',
  strengths: 'Cooks for the whole family on Sundays.',
  aspHome: 'A flat near the canal.',
  familyViews: 'Her mother would like her to stay near.',
  disagree: 'no',
} as const satisfies Submission['answers']

/** Whole advice about somebody of 18 to 24: two needs, both linked, each with its outcome and its support. */
export const overEighteen = {
  ...involvement,
  ...views,
  hasNeeds: 'yes',
  needs: [exampleNeeds.travel, exampleNeeds.meals],
  eligibility: 'eligible',
  eligibilityOn: '2026-03',
  wellbeing: ['control', 'home'],
  includeOther: 'no',
  carer: 'yes',
  carerAssessment: 'offered',
  outcomes: [exampleOutcomes.travel, exampleOutcomes.meals],
  supports: [exampleSupports.travel, exampleSupports.meals],
  pfaHome: 'Practice with a bank account.',
  directPayments: 'yes',
} as const satisfies Submission['answers']

const { careActPlan: _, ...atHome } = exampleSupports.meals

/** The same about somebody of 16 or 17, who is moving to adult services, with a support of section H1. */
export const sixteenToSeventeen = {
  ...overEighteen,
  needs: [exampleNeeds.meals],
  outcomes: [exampleOutcomes.meals],
  supports: [{ ...atHome, section: 'h1', h1type: 'home' }],
  transitionTeam: 'Transitions team',
  transitionLead: 'Social worker',
  transitionAssessedOn: '2027-01',
  transitionUntil18: 'Children’s disability team',
} as const satisfies Submission['answers']

const { includeOther: _asked, ...unlinked } = overEighteen

/** Two needs more that are not linked, with consent to share the one (bills) and not the other (visitors). */
export const withUnlinked = {
  ...unlinked,
  needs: [exampleNeeds.travel, exampleNeeds.bills, exampleNeeds.visitors],
  outcomes: [exampleOutcomes.travel, exampleOutcomes.bills, exampleOutcomes.visitors, exampleOutcomes.household],
  supports: [exampleSupports.travel, exampleSupports.bills, exampleSupports.visitors, exampleSupports.household],
  capacity: 'assumed',
  consents: [halfConsent],
} as const satisfies Submission['answers']

/** An assessment written for another purpose says it all, and everybody agrees. */
export const existingAssessment = {
  ...involvement,
  ...views,
  existingAdvice: 'yes',
  existingAgreed: 'yes',
  existingTitle: 'Care Act needs assessment',
  existingOn: '2026-02',
  existingNeeds: 'Travelling, and keeping to mealtimes.',
  existingOutcomes: 'To travel alone by the end of college.',
  existingProvision: 'Two hours of travel training a week.',
  includeOther: 'no',
  pfaWork: 'Nothing to add',
} as const satisfies Submission['answers']
