/** Where a phrase stands in a text: whole words, whatever their case and the space between them. Offsets are UTF-16. */
export function findPhrase(text: string, phrase: string): { start: number; end: number }[] {
  const pattern = patternOf(phrase)
  if (pattern === null) return []
  return [...text.matchAll(pattern)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }))
}

const MOST_KEPT = 2_000
const patterns = new Map<string, RegExp | null>()

function patternOf(phrase: string): RegExp | null {
  const known = patterns.get(phrase)
  if (known !== undefined) return known
  if (patterns.size >= MOST_KEPT) patterns.clear()
  const made = makePattern(phrase)
  patterns.set(phrase, made)
  return made
}

const INSIDE = String.raw`[\p{L}\p{N}_]`

function makePattern(phrase: string): RegExp | null {
  const words = phrase
    .normalize('NFC')
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '')
  const first = words[0]
  const last = words.at(-1)
  if (first === undefined || last === undefined) return null
  // Where no space parts words, a phrase stands inside of others.
  const before = startsInside.test(first) ? `(?<!${INSIDE})` : ''
  const after = endsInside.test(last) ? `(?!${INSIDE})` : ''
  return new RegExp(
    `${before}${words.map((word) => RegExp.escape(word)).join(String.raw`\s+`)}${after}`,
    'giu',
  )
}

/** Of scripts that put space between words. */
const PARTED = String.raw`(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])${INSIDE}`
const startsInside = new RegExp(`^${PARTED}`, 'u')
const endsInside = new RegExp(`${PARTED}$`, 'u')
