import { parse } from 'yaml'
import * as z from 'zod/mini'

const Text = z.string().check(z.minLength(3))

const NamedTest = z.strictObject({
  file: Text,
  /** As the run shows it. */
  test: Text,
})
export type NamedTest = z.infer<typeof NamedTest>

/** One requirement, and how it is met or why not: exactly one of the four. */
const Row = z.strictObject({
  id: z.string().check(z.regex(/^\d+\.\d+\.\d+$/)),
  level: z.number(),
  requirement: Text,
  /** What meets it, with the file that does it. Its tests prove it. */
  control: z.optional(Text),
  /** Why it is not met. Its tests, if any, show what keeps that in bounds. */
  deviation: z.optional(Text),
  /** What the operator must do, outside the program. */
  elsewhere: z.optional(Text),
  /** What to look at, where no test of ours can prove it. */
  inspected: z.optional(Text),
  tests: z.optional(z.array(NamedTest).check(z.minLength(1))),
})
export type Row = z.infer<typeof Row>

const Table = z.strictObject({
  requirements: z.array(Row),
  notApplicable: z.array(z.strictObject({ what: Text, because: Text })),
})

export const readTable = (text: string) => Table.parse(parse(text))
