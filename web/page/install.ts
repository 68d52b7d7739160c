/** The browser's word that this portal can be installed; good for asking once. Not in TypeScript's DOM. */
interface InstallPrompt extends Event {
  prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }>
}

let kept: InstallPrompt | undefined

// It comes once, and may come before any screen that offers it: whoever imports this first keeps it for all.
addEventListener('beforeinstallprompt', (event) => {
  if (!isPrompt(event)) return
  event.preventDefault() // the browser's own banner would lie over the page
  kept = event
})
addEventListener('appinstalled', () => (kept = undefined))

/** `ask`: the browser will ask the person · `share`: by hand, in the browser's Share menu. Nothing once installed. */
export type WayToInstall = 'ask' | 'share'

export function wayToInstall(): WayToInstall | undefined {
  if (isInstalled()) return undefined
  if (kept) return 'ask'
  return isApplePhone() ? 'share' : undefined
}

/** Has the browser ask. It does so once; then it is for the browser to offer it again. */
export async function askToInstall(): Promise<'accepted' | 'dismissed'> {
  const prompt = kept
  kept = undefined
  return prompt ? (await prompt.prompt()).outcome : 'dismissed'
}

function isPrompt(event: Event): event is InstallPrompt {
  return 'prompt' in event
}

function isInstalled(): boolean {
  return (
    matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true)
  )
}

/** iOS has no event for this. An iPad says that it is a Mac, but no Mac has a touch screen. */
function isApplePhone(): boolean {
  const { userAgent, maxTouchPoints } = navigator
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1)
}
