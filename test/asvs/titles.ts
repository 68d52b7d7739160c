const call = /(?<![.\w])(?:test|it|journey)\(\s*(?<quote>['"`])(?<title>(?:\\.|(?!\k<quote>).)+)\k<quote>/gs

/** The titles of the tests in a file's source, as patterns: what a loop fills in may be anything. */
export function listTitles(source: string): RegExp[] {
  return [...source.matchAll(call)].map(({ groups }) => {
    const title = (groups?.['title'] ?? '').replace(/\\(.)/gs, '$1')
    const parts = groups?.['quote'] === '`' ? title.split(/\$\{[^}]*\}/) : [title]
    return new RegExp(`^${parts.map(escape).join('.+')}$`, 's')
  })
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
