import { currentForms } from '#contract/forms/index.ts'
import type { Form, GivenAnswers } from '#contract/form.ts'
import type { Portal, Practitioner, Role } from '#contract/wire.ts'
import { saveAnswers } from '#device/answers.ts'
import { openDevice, type Device } from '#device/database.ts'
import { chooseRole, loadDraft, startDraft } from '#device/drafts.ts'
import { addPerson } from '#device/people.ts'
import { enterPhone } from '#device/practitioner.ts'
import type { Draft } from '#device/records.ts'

export const portal: Portal = {
  councilName: 'Coventry City Council',
  councilEmail: 'sen@council.example',
  councilPhone: '024 7683 1614',
  privacyNoticeUrl: '/privacy',
  secretQuestion: true,
}

/** Somebody signed in, on a phone of their own that knows one person. */
export interface Desk {
  device: Device
  practitioner: Practitioner
  role: Role
  personId: string
}

export async function openDesk(): Promise<Desk> {
  const role: Role = {
    id: crypto.randomUUID(),
    professionalRole: 'project-support',
    organisationName: 'Coventry City Council',
    address: 'Council House, Earl Street, Coventry, CV1 5RR',
    workPhone: '024 7683 1614',
    mobileNumber: '',
  }
  const practitioner: Practitioner = {
    id: crypto.randomUUID(),
    email: 'lesley@council.example',
    forename: 'Lesley',
    surname: 'Harris',
    roles: [role],
    twoStep: true,
  }
  await enterPhone(practitioner)
  const device = await openDevice(practitioner.id)
  return { device, practitioner, role, personId: await addYoungPerson(device) }
}

export async function addYoungPerson(device: Device, details: Record<string, string> = {}): Promise<string> {
  const id = crypto.randomUUID()
  const aaron = {
    forename: 'Aaron',
    surname: 'Aardvaark',
    gender: 'M',
    dateOfBirth: '2008-04-30',
    currentSchool: 'Foxford Community School',
  }
  await addPerson(device, { id, details: { ...aaron, ...details } })
  return id
}

/** A draft of the Adults form with these answers, and a role chosen. */
export async function beginDraft({ device, personId, role }: Desk, given: GivenAnswers = {}): Promise<Draft> {
  const { id, version } = adultForm()
  const draft = await startDraft(device, { personId, formId: id, formVersion: version })
  await chooseRole(device, draft.id, role.id)
  const changes = Object.entries(given).map(([name, value]) => ({ name, given: value }))
  if (changes.length > 0) await saveAnswers(device, draft.id, changes)
  return reload(device, draft)
}

export async function reload(device: Device, { id }: Draft): Promise<Draft> {
  const draft = await loadDraft(device, id)
  if (!draft) throw new Error('the draft is gone')
  return draft
}

export function adultForm(): Form {
  const form = currentForms.find(({ audience }) => audience === 'adults')
  if (!form) throw new Error('there is no form for adults')
  return form
}
