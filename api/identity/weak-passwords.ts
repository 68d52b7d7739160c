import fs from 'node:fs'
import path from 'node:path'

/**
 * What breaches have made public: 20,000 passwords of ten characters or more, and 17,000 shorter ones that people
 * lengthen by digits and signs. In small letters, without punctuation, sorted; 374 kB, 3 MB in memory.
 */
const breached: ReadonlySet<string> = new Set(
  fs
    .readFileSync(path.join(import.meta.dirname, 'breached-passwords.txt'), 'utf8')
    .trimEnd()
    .split('\n'),
)

const ownWords = ['council', 'coventry', 'ehcp', 'ehc', 'password', 'portal', 'send', 'socialworker', 'socialwork']

/** Shorter words stand in too many others by chance. */
const leastWordLength = 3
const leastLettersLeft = 4

const lookalikes: Readonly<Record<string, string>> = { 0: 'o', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's' }

/**
 * Whether somebody would try this password early. It is on the list, once its capitals, signs for letters and what was
 * put around it are undone; or it holds words about the product or the person, and without them fewer than four
 * letters are left, or again something on the list.
 *
 * @param about - What is known of the person: address, names, organisation. Of an address the part before the @.
 */
export function isGuessable(password: string, about: readonly string[]): boolean {
  const words = [...ownWords, ...about.flatMap(wordsIn)].toSorted((a, b) => b.length - a.length)
  return formsOf(password).some((form) => breached.has(form) || isLittleMoreThan(words, form))
}

function isLittleMoreThan(words: readonly string[], form: string): boolean {
  const rest = words.reduce((left, word) => left.replaceAll(word, ' '), form)
  if (rest === form) return false
  const letters = rest.replace(/\P{L}/gu, '')
  return letters.length < leastLettersLeft || breached.has(letters)
}

function wordsIn(text: string): string[] {
  const words = fold(text)
    .replace(/@.*$/, '')
    .split(/\P{L}+/u)
  return words.filter((word) => word.length >= leastWordLength)
}

/** With and without what stands at its ends, and with signs read as letters: at an end a sign may be either. */
function formsOf(password: string): string[] {
  const whole = fold(password)
  const cut = [whole, whole.replace(/\P{L}+$/u, ''), whole.replace(/^\P{L}+|\P{L}+$/gu, '')]
  const read = cut.flatMap((form) => [form, readSigns(form, 'i'), readSigns(form, 'l')])
  return read.map((form) => form.replace(/[^\p{L}\p{N}]/gu, ''))
}

/** @param one - The letter that `1` and `!` stand for. */
function readSigns(form: string, one: string): string {
  return form.replace(/[013457@$!]/g, (sign) => lookalikes[sign] ?? one)
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
