import type { GivenAnswers } from '#contract/form.ts'
import { linkable } from '#contract/kinds/links.ts'
import { givenOn, questionsOn, type AskedScreen } from './asked-screen.ts'
import type { OpenDraft } from './open-draft.ts'
import { prefill } from './prefill.ts'

/** What stands on a screen before anybody has typed. In an entry, only while it is new. */
export function beforehand({ draft, practitioner }: OpenDraft, asked: AskedScreen): GivenAnswers {
  const given = givenOn(asked, draft.given)
  if (asked.entry !== undefined && given) return {}
  return { ...prefill(questionsOn(asked), given ?? {}, practitioner, draft.roleId), ...linkedTo(asked) }
}

/** The link with which a new entry was asked for. */
function linkedTo(asked: AskedScreen): GivenAnswers {
  const { to, before } = asked
  if (to === undefined) return {}
  for (const [name, question] of Object.entries(questionsOn(asked))) {
    if (question.kind === 'links' && linkable(question, before).some(({ id }) => id === to)) return { [name]: [to] }
  }
  return {}
}
