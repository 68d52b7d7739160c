import { saveSession } from '#device/practitioner.ts'
import { go } from '#page/go.ts'
import type { PortalPage } from '#page/portal-page.ts'
import { between, type News } from './between.ts'

/** To the log-on screen, where somebody logs in as they will from now on. The shell tells the council and forgets them. */
export async function leave(page: PortalPage, news: News | undefined): Promise<void> {
  between.news = news
  between.email = page.place.practitioner?.email
  await saveSession('ended')
  page.dispatchEvent(new CustomEvent('signed-out', { bubbles: true, composed: true }))
  go('/')
}
