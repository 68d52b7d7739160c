import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'
import { deliverWaiting } from './deliver-waiting.ts'
import { isServers } from './routes.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] }

// Everything the portal is made of, and only that. Whatever changes something on the server never passes through here.
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
registerRoute(
  ({ url, request }) => request.mode === 'navigate' && !isServers(url),
  createHandlerBoundToURL('/index.html'),
)

let isFirst = false

self.addEventListener('install', () => {
  isFirst = self.registration.active === null
})

/**
 * The very first version takes the page it came with, so that a screen not opened yet opens without a network too.
 * A later version leaves the pages of the one before alone: they go on with what they started with.
 */
self.addEventListener('activate', (event) => {
  if (isFirst) event.waitUntil(self.clients.claim())
})

/** A new version waits until no page of the old one is left, or until the person says so on one of them. */
self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if (isSkipWaiting(data)) void self.skipWaiting()
})

self.addEventListener('sync', (event) => {
  if (event instanceof ExtendableEvent && 'tag' in event && event.tag === 'deliver') event.waitUntil(deliverWaiting())
})

/** As workbox-window says it. */
function isSkipWaiting(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING'
}
