import { expect, waitUntil } from '@open-wc/testing'
import { Sender } from '../../../web/shell/sender.ts'
import { hold, newPhone } from '../device/phone.ts'
import { Clock } from './clock.ts'
import { Server } from './server.ts'

describe('the sender', () => {
  it('asks for news while somebody uses the page, and lets the session of one that lies there run out', async () => {
    const device = await newPhone()
    await hold(device)
    const clock = new Clock()
    const server = new Server()
    const sender = new Sender(device, () => undefined)
    try {
      sender.start()
      await waitUntil(() => server.asked === 1)
      await clock.pass(4)
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))
      await clock.pass(2)
      expect(server.asked).to.equal(2)
      await clock.pass(60)
      expect(server.asked).to.equal(2)
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))
      await clock.pass(5)
      expect(server.asked).to.equal(3)
    } finally {
      sender.stop()
      server.restore()
      clock.restore()
    }
  })
})
