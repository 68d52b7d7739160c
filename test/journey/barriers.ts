import axe, { type AxeResults, type RunOptions } from 'axe-core'
import { type Page } from 'playwright-core'

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Does not know a skip link in a shadow root, and wants it inside a landmark.
  rules: { region: { enabled: false } },
}

/** What stands in somebody's way on the screen as it is drawn, by axe's rules: "rule: element". */
export async function listBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`))
}
