import type { IDBPObjectStore } from 'idb'
import type { DeviceSchema } from './database.ts'
import type { NewItem, OutboxItem } from './records.ts'

type Unposted<Item> = Item extends NewItem ? Omit<Item, 'postedAt' | 'tries' | 'dueAt'> : never

/** As it is when it joins the queue: due at once. */
export function newItem(item: Unposted<NewItem>): NewItem {
  return { ...item, postedAt: new Date().toISOString(), tries: 0, dueAt: 0 }
}

type Readable = Pick<IDBPObjectStore<DeviceSchema, never[], 'outbox'>, 'getAll' | 'getAllKeys'>

/** Oldest first. */
export async function readItems(outbox: Readable): Promise<OutboxItem[]> {
  const [keys, items] = await Promise.all([outbox.getAllKeys(), outbox.getAll()])
  return keys.flatMap((seq, index) => {
    const item = items[index]
    return item ? [{ ...item, seq }] : []
  })
}
