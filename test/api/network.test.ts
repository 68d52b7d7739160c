import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { networkOf, prefixOf } from '../../api/network.ts'

for (const [address, network] of [
  ['203.0.113.9', '203.0.113'],
  ['203.0.113.255', '203.0.113'],
  ['::ffff:203.0.113.9', '203.0.113'],
  ['::FFFF:203.0.113.9', '203.0.113'],
  ['::ffff:cb00:7109', '203.0.113'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
  ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8:1:2:3:4:192.0.2.1', '2001:db8:1:2'],
  ['::1', '0:0:0:0'],
  ['::', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['', 'unknown'],
  ['unknown', 'unknown'],
  ['203.0.113.9:4711', 'unknown'],
  ['<script>', 'unknown'],
] as const) {
  test(`${address || 'nothing'} is of ${network}`, () => assert.equal(prefixOf(address), network))
}

const socket = '192.0.2.77'
const written = '198.51.100.1, 203.0.113.9,10.1.2.3'

for (const [trustedProxies, header, network] of [
  [0, undefined, '192.0.2'],
  [0, written, '192.0.2'],
  [1, written, '10.1.2'],
  [2, written, '203.0.113'],
  [3, written, '198.51.100'],
  [1, undefined, '192.0.2'],
  [2, '198.51.100.1', '192.0.2'],
  [1, '198.51.100.1, ', '192.0.2'],
  [1, '2001:db8:1:2::9', '2001:db8:1:2'],
] as const) {
  test(`behind ${trustedProxies} proxies, with ${header ?? 'no header'}, a request is of ${network}`, async () => {
    const app = new Hono().get('/', (c) => c.text(networkOf(c, { trustedProxies })))
    const headers = header === undefined ? {} : { 'X-Forwarded-For': header }
    const response = await app.request('/', { headers }, { address: socket })
    assert.equal(await response.text(), network)
  })
}
