/** The secret of a mail's link. It stands behind the `#`, which no server and no log ever sees. */
export function tokenIn(hash: string): string | undefined {
  return new URLSearchParams(hash.slice(1)).get('token') || undefined
}
