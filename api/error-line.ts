/**
 * An error in a log: its kind, its code and where it was thrown, never its message. What was thrown may quote
 * answers or an address, as a database's error does with its row.
 */
export function errorLine(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && /^\w+$/.test(String(error.code)) ? ` ${String(error.code)}` : ''
  const place = error.stack?.split('\n').find((line) => /^\s+at /.test(line))
  return `${error.name}${code}${place ? ` ${place.trim()}` : ''}`
}
