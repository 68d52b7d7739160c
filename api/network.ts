import { isIPv4, isIPv6, SocketAddress } from 'node:net'
import { type Context } from 'hono'
import * as z from 'zod/mini'

/** What the HTTP server tells of a request beside the request itself. */
const Environment = z.object({ address: z.string() })

/**
 * The network a request comes from: the first 24 bits of an IPv4 address, 64 of an IPv6 one. Behind proxies of ours it
 * is what the outermost of them saw; whatever a client wrote into the header itself stands further to the left.
 */
export function networkOf(c: Context, { trustedProxies }: { trustedProxies: number }): string {
  const { data } = Environment.safeParse(c.env)
  const forwarded = (c.req.header('X-Forwarded-For') ?? '').split(',').map((address) => address.trim())
  const seen = trustedProxies === 0 ? undefined : forwarded.at(-trustedProxies)
  return prefixOf(seen || data?.address || '')
}

export function prefixOf(address: string): string {
  if (isIPv4(address)) return address.split('.').slice(0, 3).join('.')
  if (!isIPv6(address)) return 'unknown'
  const [plain = ''] = address.split('%', 1)
  const [, mapped] = /^::ffff:(\d+\..*)/.exec(new SocketAddress({ address: plain, family: 'ipv6' }).address) ?? []
  return mapped === undefined ? groupsOf(plain).slice(0, 4).join(':') : prefixOf(mapped)
}

/** All eight, without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const gap = tail === undefined ? 0 : 8 - before.length - after.length
  return [...before, ...Array<string>(Math.max(0, gap)).fill('0'), ...after].map((group) =>
    Number.parseInt(group, 16).toString(16),
  )
}
