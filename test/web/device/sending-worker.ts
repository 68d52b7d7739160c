import { openDevice } from '#device/database.ts'
import { deliver } from '#device/deliver.ts'
import { council } from './phone.ts'

/** A second sender with nothing in common but the phone: told whose, it delivers, and says what it was asked to send. */
addEventListener('message', ({ data: practitionerId }: MessageEvent<string>) => {
  void send(practitionerId).then((told) => postMessage(told))
})

async function send(practitionerId: string) {
  const slow = council(() => new Promise((resolve) => setTimeout(resolve, 20)))
  const delivered = await deliver(await openDevice(practitionerId), slow)
  return { ...delivered, written: slow.written() }
}
