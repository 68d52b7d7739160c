import { hash, verify } from '@node-rs/argon2'
import { Unavailable } from '../problem.ts'

/** Argon2id (the library's own choice) at OWASP's least: 19 MiB, two passes, one lane. About 40 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Each takes a thread and 19 MiB. More would starve what else the process does; who waits longer is sent away. */
const atOnce = 4
const mostWaiting = 16

export interface Passwords {
  hash: (password: string) => Promise<string>
  /** With nothing to compare with, it takes as long and says no. */
  verify: (hashed: string | undefined, password: string) => Promise<boolean>
}

/** Of no password that anybody has. */
const nobodys = '$argon2id$v=19$m=19456,t=2,p=1$BOo3HaeYAMylvNRYC9GVwg$BukIZ7lmxtnGy6YEYtX1/1o6JCFUhGiEXKe6E5zo2Is'

/** Hashes and compares passwords, and secret answers, a few at a time. @throws Unavailable when the queue is full. */
export function createPasswords(): Passwords {
  const inTurn = createQueue()
  return {
    hash: (password) => inTurn(() => hash(password, cost)),
    verify: async (hashed, password) =>
      (await inTurn(() => verify(hashed ?? nobodys, password))) && hashed !== undefined,
  }
}

function createQueue() {
  let running = 0
  const waiting: (() => void)[] = []

  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running < atOnce) running++
    else await waitForPlace(waiting)
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}

function waitForPlace(waiting: (() => void)[]): Promise<void> {
  if (waiting.length >= mostWaiting) throw new Unavailable('too many passwords to check at once')
  return new Promise((resolve) => waiting.push(resolve))
}
