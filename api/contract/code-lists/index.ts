import type { CodeListName } from '../form.ts'
import { country } from './country.ts'
import { ethnicity } from './ethnicity.ts'
import { firstLanguage } from './first-language.ts'
import { gender } from './gender.ts'
import { professionalRole } from './professional-role.ts'
import { relationship } from './relationship.ts'
import { secretQuestion } from './secret-question.ts'
import { sector } from './sector.ts'
import { title } from './title.ts'

export interface Code {
  code: string
  label: string
  group?: string
}

export const codeLists: Readonly<Record<CodeListName, readonly Code[]>> = {
  country,
  ethnicity,
  firstLanguage,
  gender,
  professionalRole,
  relationship,
  secretQuestion,
  sector,
  title,
}

/** The label of a code, or the code itself where a list no longer knows it. */
export function labelOf(list: CodeListName, code: string): string {
  return codeLists[list].find((row) => row.code === code)?.label ?? code
}

export function codeOf(list: CodeListName, label: string): string | undefined {
  return codeLists[list].find((row) => row.label === label)?.code
}
