import { operations } from '../../api/operations.ts'
import { type Browser } from './browser.ts'
import { outcome } from './second-steps.ts'

/** Every request that changes how an account is protected. The one that ends the session comes last. */
export const protecting = operations
  .filter(({ signedIn }) => signedIn?.protects)
  .map(({ request }) => request)
  .toSorted((request) => (request === 'PUT /account/two-step' ? 1 : -1))

/** What each of them is answered with: by request, asked for an id that nobody has. */
export async function askProtecting(browser: Browser): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {}
  for (const request of protecting) {
    const [method = '', path = ''] = request.split(' ')
    outcomes[request] = await outcome(browser.request(method, `/api${path.replace(':id', crypto.randomUUID())}`))
  }
  return outcomes
}
