import * as z from 'zod/mini'

/** What a microfrontend says of itself; name, contract and pages are written by hand, the rest by the build. */
export const Manifest = z.object({
  name: z.string(),
  /** The version of the agreement between shell and microfrontends that it was written for. */
  contract: z.int(),
  version: z.string(),
  entry: z.string().check(z.startsWith('/mf/')),
  /** Shared files that the first screen did not bring. */
  needs: z._default(z.array(z.string()), []),
  /** Path pattern → element. */
  pages: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof Manifest>
