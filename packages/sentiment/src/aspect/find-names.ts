/** Places in a text, in UTF-16 code units. */
export interface Place {
  start: number
  end: number
}

/** A name of one letter stands everywhere. */
const SHORTEST = 2
const MOST_NAMES = 40
const MOST_KEPT = 500
const patterns = new Map<string, RegExp | null>()

/** Where any of the names stands: as words of its own, whatever their case, or at the beginning of a handle or a hashtag. */
export function findNames(text: string, names: readonly string[]): Place[] {
  const pattern = patternOf(names)
  if (pattern === null) return []
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }))
}

function patternOf(names: readonly string[]): RegExp | null {
  const key = names.join('\n')
  const known = patterns.get(key)
  if (known !== undefined) return known
  if (patterns.size >= MOST_KEPT) patterns.clear()
  const made = makePattern(names)
  patterns.set(key, made)
  return made
}

const LETTER = String.raw`[\p{L}\p{N}_]`

function makePattern(names: readonly string[]): RegExp | null {
  const parts = names
    .map((name) => name.normalize('NFC').trim().split(/\s+/u))
    .filter((words) => words.join('').length >= SHORTEST)
    // Of "Acme" and "Acme Lamps" the longer is found.
    .toSorted((a, b) => b.join(' ').length - a.join(' ').length)
    .slice(0, MOST_NAMES)
  if (parts.length === 0) return null
  const plain = parts.map((words) => words.map((word) => RegExp.escape(word)).join(String.raw`\s+`))
  const joined = parts.map((words) => RegExp.escape(words.join('')))
  return new RegExp(
    `[@#](?:${joined.join('|')})${LETTER}*|(?<!${LETTER})(?:${plain.join('|')})(?!${LETTER})`,
    'giu',
  )
}
