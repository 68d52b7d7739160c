import { updatePractitioner } from '#device/practitioner.ts'
import { go } from '#page/go.ts'
import type { PortalPage } from '#page/portal-page.ts'
import { between, type News } from './between.ts'

/** A second step was set up, and codes came with it. Two-step is on by now, whatever the person does next. */
export async function showRecoveryCodes(page: PortalPage, codes: readonly string[], news: News): Promise<void> {
  const { practitioner } = page.place
  if (practitioner) await updatePractitioner({ ...practitioner, twoStep: true })
  between.recoveryCodes = { codes, news }
  go('/account/two-step/recovery-codes')
}
