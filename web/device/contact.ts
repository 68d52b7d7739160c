/** The server answered somebody signed in: from then on it counts the time without a request anew. */
export interface Contact {
  practitionerId: string
  /** When it was asked, milliseconds by this phone's clock: good for differences only. */
  at: number
}

const name = 'send-portal-contact'

/** Tells every tab, this one too: whoever asked, a page or the worker, asked for all of them. */
export function tellContact(contact: Contact): void {
  const channel = new BroadcastChannel(name)
  channel.postMessage(contact)
  channel.close()
}

/** Returns what stops the listening. */
export function onContact(listen: (contact: Contact) => void): () => void {
  const channel = new BroadcastChannel(name)
  channel.addEventListener('message', ({ data }: MessageEvent<Contact>) => listen(data))
  return () => channel.close()
}
