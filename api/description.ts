import * as z from 'zod/mini'
import { Problem, type ProblemType } from '#contract/problem.ts'
import { type Operation } from './operation.ts'
import { isOffered, operations } from './operations.ts'
import { problems } from './problem.ts'
import { type Settings } from './settings.ts'

/** What any unsafe request may be refused for, and any at all. */
const unsafe: readonly ProblemType[] = ['forbidden', 'malformed', 'not-json', 'too-large']
const always: readonly ProblemType[] = ['unexpected']

/** The API as OpenAPI 3.1, whose schemas are JSON Schema 2020-12, which is what zod writes. */
export function describeApi(settings: Settings): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations.filter((each) => isOffered(each, settings))) {
    const [method = '', path = ''] = operation.request.split(' ')
    const written = `/api${path.replaceAll(/:(\w+)/g, '{$1}')}`
    paths[written] = { ...paths[written], [method.toLowerCase()]: describe(operation, method, path) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'SEND Portal',
      version: '1',
      description: 'Unsafe requests carry the header X-App: 1 and come from the portal’s own origin.',
    },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } },
      schemas: { Problem: schemaOf(Problem) },
    },
  }
}

function describe(operation: Operation, method: string, path: string) {
  const { summary, body, mediaType = 'application/json', answers, refusals, signedIn } = operation
  const refused: ProblemType[] = [...(refusals ?? []), ...always]
  if (method !== 'GET') refused.push(...unsafe)
  if (signedIn) refused.push('sign-in', 'two-step', 'not-allowed')
  if (signedIn?.protects) refused.push('confirm', 'restricted')
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name)
  return {
    summary,
    parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } })),
    ...(body && { requestBody: { required: true, content: { [mediaType]: { schema: schemaOf(body) } } } }),
    responses: { ...describeAnswers(answers), ...describeRefusals(refused) },
    ...(signedIn && { security: [{ session: [] }] }),
  }
}

function describeAnswers(answers: Operation['answers']) {
  return Object.fromEntries(
    Object.entries(answers).map(([status, schema]) => [
      status,
      { description: 'Done', ...(schema && { content: { 'application/json': { schema: schemaOf(schema) } } }) },
    ]),
  )
}

/** One entry a status, naming the types that come with it. */
function describeRefusals(types: readonly ProblemType[]) {
  const schema = { $ref: '#/components/schemas/Problem' }
  const content = { 'application/problem+json': { schema } }
  const statuses = new Set(types.map((type) => problems[type].status))
  return Object.fromEntries(
    [...statuses].map((status) => {
      const those = types.filter((type) => problems[type].status === status)
      return [status, { description: those.join(', '), content }]
    }),
  )
}

/** Without the mark of its dialect, which is OpenAPI's own. */
function schemaOf(schema: z.ZodMiniType) {
  return Object.fromEntries(Object.entries(z.toJSONSchema(schema)).filter(([name]) => name !== '$schema'))
}
