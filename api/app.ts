import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { guard, type Guarded } from './guard.ts'
import { headers } from './headers.ts'
import { isOffered, operations } from './operations.ts'
import { ownRequests } from './own-requests.ts'
import { pages } from './pages.ts'
import { type Parts } from './parts.ts'
import { onError, refuse } from './problem.ts'
import { account } from './routes/account.ts'
import { activation } from './routes/activation.ts'
import { addresses } from './routes/addresses.ts'
import { consents } from './routes/consents.ts'
import { email } from './routes/email.ts'
import { health } from './routes/health.ts'
import { mailbox } from './routes/mailbox.ts'
import { messages } from './routes/messages.ts'
import { openapi } from './routes/openapi.ts'
import { password } from './routes/password.ts'
import { people } from './routes/people.ts'
import { personal } from './routes/personal.ts'
import { policyReports } from './routes/policy-reports.ts'
import { portal } from './routes/portal.ts'
import { registration } from './routes/registration.ts'
import { roles } from './routes/roles.ts'
import { schools } from './routes/schools.ts'
import { sessions } from './routes/sessions.ts'
import { signIn } from './routes/sign-in.ts'
import { signOut } from './routes/sign-out.ts'
import { submissions } from './routes/submissions.ts'
import { twoStep } from './routes/two-step.ts'

/** Bytes. An account, a person or a consent with every answer at its longest stays well below. */
const largestBody = 512 * 1024

/** The longest form with every answer at its longest, in characters of four bytes, stays below. */
const largestSubmission = 4 * 1024 * 1024

/** What a browser sends of a policy, several at once. */
const largestReport = 16 * 1024

/** The product over HTTP: the API, the pages in `dist`, and without a mail server the development mailbox. */
export function createApp(parts: Parts, dist: string): Hono {
  const { settings, db } = parts
  const app = new Hono()
  app.onError(onError)
  app.notFound((c) => (isApi(c) ? refuse(c, 'not-found') : c.text('There is nothing here', 404)))
  app.use(headers(settings))
  app.route('/api', createApi(parts))
  if (!settings.isProduction && !settings.smtpUrl) app.route('/dev', mailbox(db))
  app.all('/api/*', (c) => c.notFound())
  app.all('/dev/*', (c) => c.notFound())
  app.route('/', pages(dist))
  return app
}

function createApi(parts: Parts): Hono<Guarded> {
  const { db, settings } = parts
  const api = new Hono<Guarded>()
  api.use(ownRequests(settings))
  api.use(except('/api/submissions/*', limitBody(largestBody)))
  api.use('/submissions/*', limitBody(largestSubmission))
  api.use('/policy-reports', limitBody(largestReport))
  api.use(methodNotAllowed({ app: api, onMethodNotAllowed: refuseMethod }))

  for (const operation of operations) {
    const [method = '', path = ''] = operation.request.split(' ')
    if (!isOffered(operation, settings)) api.on(method, path, (c) => refuse(c, 'not-found'))
    else if (operation.signedIn) api.on(method, path, guard(parts, operation, operation.signedIn))
  }
  const doors = api.routes.length
  api.route('/', health(db))
  api.route('/portal', portal(settings))
  api.route('/openapi.json', openapi(settings))
  api.route('/policy-reports', policyReports())
  api.route('/registration', registration(parts))
  api.route('/activation', activation(parts))
  api.route('/email', email(parts))
  api.route('/sign-in', signIn(parts))
  api.route('/sign-out', signOut(parts))
  api.route('/password', password(parts))
  api.route('/addresses', addresses(parts))
  api.route('/account', account(parts))
  api.route('/account/personal', personal(db))
  api.route('/account/roles', roles(db))
  api.route('/account/sessions', sessions(parts))
  api.route('/account/two-step', twoStep(parts))
  api.route('/people', people(db))
  api.route('/consents', consents(db))
  api.route('/submissions', submissions(parts))
  api.route('/messages', messages(db))
  api.route('/schools', schools(db))
  demandOperations(api.routes.slice(doors))
  return api
}

/**
 * No route without a row that says who may use it: one that was forgotten would be open to everybody, and so would one
 * for every method.
 */
export function demandOperations(routes: readonly { method: string; path: string }[]): void {
  const known = new Set(operations.map(({ request }) => request))
  const unknown = routes.map(({ method, path }) => `${method} ${path}`).find((request) => !known.has(request))
  if (unknown) throw new Error(`${unknown} is in no list of operations`)
}

function limitBody(maxSize: number) {
  return bodyLimit({ maxSize, onError: (c) => refuse(c, 'too-large') })
}

function isApi(c: Context): boolean {
  return c.req.path === '/api' || c.req.path.startsWith('/api/')
}

function refuseMethod(c: Context, methods: string[]) {
  c.header('Allow', methods.join(', '))
  return refuse(c, 'method-not-allowed')
}
