import type { Locator, Page } from 'playwright-core'

/** What the longest page can need to be tabbed through. */
const most = 120

/** Presses Tab until the control has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor()
  for (let presses = 0; presses < most; presses += 1) {
    if (await control.evaluate((element) => element.matches(':focus'))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${control.toString()}`)
}

export async function typeInto(page: Page, control: Locator, text: string): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.type(text)
}

/** Enter follows a link and presses a button. */
export async function enter(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.press('Enter')
}

/** Space ticks a box and chooses the radio that has the focus. */
export async function tick(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.press('Space')
}

/** A group of radios has one tab stop; the arrows go from one to the next. */
export async function choose(page: Page, group: Locator, index: number): Promise<void> {
  await tabTo(page, group.getByRole('radio').first())
  await page.keyboard.press('Space')
  for (let presses = 0; presses < index; presses += 1) await page.keyboard.press('ArrowDown')
}
