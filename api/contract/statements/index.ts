import { coventry202208 } from './coventry-2022-08.ts'
import type { Statement } from './statement.ts'

/** Everything ever read to anybody, so that a consent can always be shown with what the person was told. */
const published: readonly Statement[] = [coventry202208]

/** The one that is read today. */
export const currentStatement: Statement = coventry202208

export function findStatement(id: string): Statement | undefined {
  return published.find((statement) => statement.id === id)
}

/** The whole of it, as one paragraph. */
export function statementText({ sentences }: Statement): string {
  return sentences.join(' ')
}
