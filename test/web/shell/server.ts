/** What the server answers to `GET /account`, in the place of a network; counts how often it was asked. */
export class Server {
  asked = 0
  #answer: () => Response
  readonly #fetch = globalThis.fetch

  constructor() {
    this.#answer = ok
    globalThis.fetch = (input, init) => {
      if (input !== '/api/account') return this.#fetch(input, init)
      this.asked += 1
      return Promise.resolve().then(() => this.#answer())
    }
  }

  /** From now on. */
  answers(answer: () => Response): void {
    this.#answer = answer
  }

  restore(): void {
    globalThis.fetch = this.#fetch
  }
}

function ok(): Response {
  return Response.json({})
}

export function unreachable(): Response {
  throw new TypeError('Failed to fetch')
}

export function ended(because: string): () => Response {
  return () => Response.json({ type: 'sign-in', title: 'Sign in', status: 401, because }, { status: 401 })
}
