/**
 * JSON with its keys in code-unit order and nothing between, so that the same document is the same text on every
 * engine (RFC 8785 for the values we send: no numbers but whole ones). A hash is taken over its UTF-8 bytes.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
