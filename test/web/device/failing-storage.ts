/**
 * The browser's own database, made to fail at one chosen operation. Everything else stays real.
 * - `full`: the request succeeds and the transaction aborts, as Chromium does when the quota is used up.
 * - `aborted`: the same without a reason, as an iPhone does to an app it suspends.
 * - `lost`, `closed`: the transaction cannot begin.
 * - `forgotten`: the transaction completes, and the browser says it does not know.
 */
export interface Failing {
  /** Whether that operation was ever reached. */
  hasFailed: () => boolean
  mend: () => void
}

const errors = new WeakMap<IDBTransaction, DOMException>()
const full = () => new DOMException('The quota has been exceeded.', 'QuotaExceededError')
const unknown = () =>
  new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError')

/** Fails the write number `turn`, counted from 1, and every later one too when it `lasts`. */
export function failWrite(turn: number, failure: 'full' | 'aborted', { lasts = false } = {}): Failing {
  let count = 0
  const mend = onWrite((request, transaction) => {
    count += 1
    if (count !== turn && !(lasts && count > turn)) return
    if (failure === 'full') errors.set(transaction, full())
    request.addEventListener('success', () => abort(transaction))
  })
  return { hasFailed: () => count >= turn, mend: allOf([mend, tellErrors()]) }
}

/** Loses the transaction number `turn`: before it begins, or, `forgotten`, after it was completed. */
export function loseTransaction(turn: number, failure: 'lost' | 'closed' | 'forgotten'): Failing {
  let count = 0
  const forgotten = new WeakSet<IDBTransaction>()
  const beginning = replace(IDBDatabase.prototype, 'transaction', (database: IDBDatabase, begin) => {
    count += 1
    if (count === turn && failure === 'lost') throw unknown()
    if (count === turn && failure === 'closed') database.close()
    const transaction = begin()
    if (count === turn && failure === 'forgotten' && transaction instanceof IDBTransaction) {
      forgotten.add(transaction)
      errors.set(transaction, unknown())
    }
    return transaction
  })
  // Whoever listens for an abort hears the completion, and nobody hears that.
  const listening = replace(
    IDBTransaction.prototype,
    'addEventListener',
    (transaction: IDBTransaction, listen, args) => {
      if (!forgotten.has(transaction)) return listen()
      return args[0] === 'complete' ? undefined : listen(['complete', ...args.slice(1)])
    },
  )
  return { hasFailed: () => count >= turn, mend: allOf([beginning, listening, tellErrors()]) }
}

export function countWrites(): { count: () => number; mend: () => void } {
  let count = 0
  const mend = onWrite(() => (count += 1))
  return { count: () => count, mend }
}

/** Whatever is added arrives as something else. */
export function spoilAdded(spoil: (value: unknown) => unknown): () => void {
  return replace(IDBObjectStore.prototype, 'add', (_store: IDBObjectStore, add, [value]) => add([spoil(value)]))
}

function onWrite(hear: (request: IDBRequest, transaction: IDBTransaction) => void): () => void {
  return allOf(
    (['put', 'add', 'delete', 'clear'] as const).map((name) =>
      replace(IDBObjectStore.prototype, name, ({ transaction }: IDBObjectStore, write) => {
        const request = write()
        if (request instanceof IDBRequest) hear(request, transaction)
        return request
      }),
    ),
  )
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // aborted already by an earlier write of the same transaction
  }
}

/** A transaction's `error` cannot be set: it is told from here. */
function tellErrors(): () => void {
  const own = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'error')
  if (!own) throw new Error('this browser keeps the error of a transaction elsewhere')
  Object.defineProperty(IDBTransaction.prototype, 'error', {
    ...own,
    get(this: IDBTransaction): unknown {
      return errors.get(this) ?? own.get?.call(this)
    },
  })
  return () => Object.defineProperty(IDBTransaction.prototype, 'error', own)
}

type Call = (args?: readonly unknown[]) => unknown

/** Puts `instead` in the place of a method; returns what puts the method back. */
function replace<Target extends object>(
  target: Target,
  name: keyof Target & string,
  instead: (self: Target, original: Call, args: readonly unknown[]) => unknown,
): () => void {
  const own = Object.getOwnPropertyDescriptor(target, name) ?? {}
  const original: unknown = Reflect.get(target, name)
  if (typeof original !== 'function') throw new Error(`${name} is no method`)
  Object.defineProperty(target, name, {
    configurable: true,
    writable: true,
    value(this: Target, ...args: unknown[]): unknown {
      return instead(this, (others = args) => Reflect.apply(original, this, others) as unknown, args)
    },
  })
  return () => {
    if ('value' in own) Object.defineProperty(target, name, own)
    else Reflect.deleteProperty(target, name) // it was inherited
  }
}

function allOf(mends: readonly (() => void)[]): () => void {
  return () => {
    for (const mend of mends) mend()
  }
}
