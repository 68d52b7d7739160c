import { Workbox } from 'workbox-window'
import { workerUrl } from './trusted.ts'

let workbox: Workbox | undefined
let accepted = false
let outdated = false

/**
 * Registers the worker. A new version waits until every page of the old one is closed, or until the person asks for it:
 * `onUpdate` says that one waits, `onReady` that the first one has everything it needs.
 */
export function registerWorker(onUpdate: () => void, onReady: () => void): void {
  if (!('serviceWorker' in navigator)) return
  workbox = new Workbox(workerUrl)
  workbox.addEventListener('waiting', onUpdate)
  workbox.addEventListener('activated', onReady)
  let hadController = navigator.serviceWorker.controller !== null
  // workbox-window's own `controlling` misses the tab that registered first.
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (accepted) location.reload()
    outdated = hadController
    hadController = true
  })
  void workbox.register()
}

/** Another tab asked for the new version: this one goes on as it is, and starts again at its next page. */
export function isOutdated(): boolean {
  return outdated
}

/** Asked for by the person: the waiting version takes over, and this page starts again on it. */
export function useNewVersion(): void {
  accepted = true
  workbox?.messageSkipWaiting()
}

/** Whether the next cold start would find everything without a network. */
export async function isReadyOffline(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  const registration = await navigator.serviceWorker.getRegistration()
  return (
    registration?.active?.state === 'activated' &&
    (await caches.match('/index.html', { ignoreSearch: true })) !== undefined
  )
}

/** Asks the browser to wake the worker when there is a network; not every browser does. */
export async function wakeWhenOnline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration()
  if (registration && 'sync' in registration) {
    const { sync } = registration as { sync: { register: (tag: string) => Promise<void> } }
    await sync.register('deliver').catch(() => undefined) // refused where the person switched it off: the page sends
  }
}
