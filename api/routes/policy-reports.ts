import { Hono } from 'hono'
import * as z from 'zod/mini'
import { body } from '../body.ts'

const MINUTE = 60_000

/** Whoever can reach the server can send reports; they must not fill the disk. */
const mostLines = 5

const Report = z.object({
  type: z.string(),
  body: z.object({
    effectiveDirective: z.optional(z.string()),
    blockedURL: z.optional(z.nullable(z.string())),
    sourceFile: z.optional(z.nullable(z.string())),
  }),
})

/** As browsers send them: there is more in each than we want to know. */
export const PolicyReports = z.array(Report)

/** Takes a browser's word that a page wanted something its policy forbids, and logs what without saying about whom. */
export function policyReports() {
  const log = logAtMost(mostLines)
  return new Hono().post('/', body(PolicyReports), (c) => {
    for (const { type, body } of c.req.valid('json')) if (type === 'csp-violation') log(lineOf(body))
    return c.body(null, 204)
  })
}

type Violation = z.infer<typeof Report>['body']

/** Only what cannot hold anybody's words: an address is cut to its host, a file to one of our own. */
function lineOf({ effectiveDirective, blockedURL, sourceFile }: Violation): string {
  return `policy ${readWord(effectiveDirective) ?? '?'} ${readWord(blockedURL) ?? hostIn(blockedURL)} ${fileIn(sourceFile)}`
}

/** A directive, or what stands where a thing has no address: `inline`, `trusted-types-sink`. */
function readWord(given?: string | null): string | undefined {
  return given && /^[a-z-]{1,40}$/.test(given) ? given : undefined
}

function hostIn(address?: string | null): string {
  return URL.parse(address ?? '')?.host.slice(0, 100) || '?'
}

/** A screen's path may hold an id, a script's none. */
function fileIn(address?: string | null): string {
  const path = URL.parse(address ?? '')?.pathname ?? ''
  return /^\/((assets|mf)\/[\w./-]{1,100}|sw\.js)$/.test(path) ? path : '?'
}

function logAtMost(most: number): (line: string) => void {
  let begun = 0
  let lines = 0
  return (line) => {
    if (Date.now() - begun >= MINUTE) {
      begun = Date.now()
      lines = 0
    }
    if (++lines <= most) console.error(line)
  }
}
