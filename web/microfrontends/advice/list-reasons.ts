import { consentQuestions } from '#contract/consent.ts'
import { findForm } from '#contract/forms/index.ts'
import { personQuestions } from '#contract/person.ts'
import { isPersonItem } from '#device/person-queue.ts'
import type { OutboxItem } from '#device/records.ts'
import { wordFaults, wordFaultsOf } from '#steps/word-faults.ts'
import { wordRefusal } from '#steps/word-refusal.ts'

/** Why the council did not take it, in sentences, the general one first. */
export function listReasons(item: OutboxItem): string[] {
  if (!item.refusal) return []
  const { type, faults = {} } = item.refusal
  return [wordRefusal(type).sentence, ...listFaults(item, faults)]
}

function listFaults(item: OutboxItem, faults: Readonly<Record<string, string>>): string[] {
  if (item.kind !== 'submission') {
    const questions = isPersonItem(item) ? personQuestions : consentQuestions
    return wordFaultsOf(questions, faults).map(({ sentence }) => sentence)
  }
  const form = findForm(item.document.formId, item.document.formVersion)
  return form ? wordFaults(form, faults, item.document.answers).map(({ sentence }) => sentence) : []
}
