/** What fits what was typed: what begins with it first, then what contains it. Case and accents do not count. */
export function suggest(labels: readonly string[], typed: string): string[] {
  const wanted = plainOf(typed)
  const fitting = labels.filter((label) => plainOf(label).includes(wanted))
  const begins = (label: string): boolean => plainOf(label).startsWith(wanted)
  return [...fitting.filter(begins), ...fitting.filter((label) => !begins(label))]
}

function plainOf(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}
