export interface Token {
  /** What the word list is asked for: lower case, plain apostrophe, bare emoji. */
  word: string
  /** Where it stands in the text: UTF-16 code units, end exclusive. */
  start: number
  end: number
}

/** Stands for what is no word, such as an address; the word list does not know it. */
export const noWord = '-'

/**
 * Cuts a text into words and emoji, each with its place. White space cuts first, so that every pattern below sees a
 * short chunk, and none can be made to run long.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (let from = 0; from < text.length;) {
    white.lastIndex = from
    const to = white.exec(text)?.index ?? text.length
    if (to > from) pushChunk(tokens, text.slice(from, to), from)
    from = to + 1
  }
  return tokens
}

const white = /\s/g

function pushChunk(tokens: Token[], chunk: string, start: number) {
  const plain = plainLength(chunk)
  if (plain > 0) tokens.push({ word: normalise(chunk.slice(0, plain), false), start, end: start + plain })
  else if (isAddress(chunk)) tokens.push({ word: noWord, start, end: start + chunk.length })
  else pushWords(tokens, chunk, start)
}

/** Most chunks are one word of plain letters and at most one sign after it: for these the patterns are too much work. @returns the word's length, or 0. */
function plainLength(chunk: string): number {
  let length = 0
  while (length < chunk.length && isPlain(chunk.charCodeAt(length))) length += 1
  const rest = chunk.length - length
  return rest === 0 || (rest === 1 && signs.includes(chunk.charAt(length))) ? length : 0
}

const isPlain = (code: number) =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
const signs = '.,;:!?)"'

const isAddress = (chunk: string) => chunk.includes('@') || chunk.includes('://') || chunk.startsWith('www.')

// An emoji with its skin tone, variation selector and joined others; any other symbol; or letters with inner ' and -.
const wordOrSymbol =
  /(\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\u{FE0F}|\u{200D}\p{Extended_Pictographic})*|\p{So})|[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/gu

function pushWords(tokens: Token[], chunk: string, offset: number) {
  for (const match of chunk.matchAll(wordOrSymbol)) {
    const start = offset + match.index
    tokens.push({ word: normalise(match[0], match[1] !== undefined), start, end: start + match[0].length })
  }
}

function normalise(match: string, isSymbol: boolean): string {
  if (isSymbol) return bareEmoji(match)
  const word = match.toLowerCase().replaceAll('’', "'")
  // @NOTE The package looks negations up in a plain object, which answers to this name with a function.
  return word === 'constructor' ? noWord : word
}

const bareEmoji = (match: string) => String.fromCodePoint(match.codePointAt(0) ?? 0x2d)
