import type { Page } from 'playwright-core'

/** Counts what a finger does from now on. Typing is not counted, and neither is choosing from a select. */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    document.documentElement.dataset['taps'] = '0'
    const count = () => {
      const { dataset } = document.documentElement
      dataset['taps'] = String(Number(dataset['taps']) + 1)
    }
    document.addEventListener('click', ({ isTrusted, detail }) => isTrusted && detail > 0 && count(), { capture: true })
  })
  return async () => Number(await page.evaluate(() => document.documentElement.dataset['taps']))
}
