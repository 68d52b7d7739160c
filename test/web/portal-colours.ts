import { emulateMedia } from '@web/test-runner-commands'

/** Gives the page the portal's colours and sizes, as index.html does, so that contrast can be judged. */
export async function usePortalColours(): Promise<void> {
  const texts = await Promise.all(
    ['tokens', 'document'].map(async (name) => (await fetch(`/web/style/${name}.css`)).text()),
  )
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(texts.join('\n'))
  document.adoptedStyleSheets = [sheet]
  document.documentElement.lang = 'en-GB'
}

/** Runs it in light and in dark. Without motion, so that no colour is still on its way. */
export async function inBothSchemes(check: () => Promise<unknown>): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await check()
  }
}
