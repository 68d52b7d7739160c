/**
 * Waits for both: a `put` may resolve and the transaction still abort on quota. A failed `work` takes back what it wrote.
 */
export async function complete<Tx extends { done: Promise<void>; abort(): void }, T>(
  tx: Tx,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  // In a function of its own, so that work that throws at once is taken back like work that fails later.
  const working = (async () => work(tx))().catch((error: unknown) => {
    abort(tx)
    throw error
  })
  const [worked, done] = await Promise.allSettled([working, tx.done])
  // The transaction's own error is the cause, unless it only says that it was aborted.
  if (done.status === 'rejected' && !isAbort(done.reason)) throw done.reason
  if (worked.status === 'rejected') throw worked.reason
  if (done.status === 'rejected') throw done.reason
  return worked.value
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort()
  } catch (error) {
    if (!(error instanceof DOMException)) throw error // it had ended already
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
