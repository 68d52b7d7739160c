/** What changed on this phone: a store of the device's database, or who holds the phone. */
export type Changed = 'people' | 'drafts' | 'outbox' | 'sent' | 'consents' | 'messages' | 'facts' | 'holder'

const name = 'send-portal'

/** Tells every tab, the worker and this page. A channel does not hear itself, so each telling has one of its own. */
export function tellChange(changed: readonly Changed[]): void {
  const channel = new BroadcastChannel(name)
  channel.postMessage(changed)
  channel.close()
}

/** Returns what stops the listening. */
export function onChange(listen: (changed: readonly Changed[]) => void): () => void {
  const channel = new BroadcastChannel(name)
  channel.addEventListener('message', ({ data }: MessageEvent<readonly Changed[]>) => listen(data))
  return () => channel.close()
}
