import { comparisons, numberFields, textFields, type Comparison } from '../tree.ts'

/** A piece of a query as it was typed; offsets are UTF-16 code units, end exclusive. */
export type Lexeme = { start: number; end: number } & (
  | { kind: 'open' | 'close' | 'minus' }
  | { kind: 'and' | 'or' | 'not' }
  /** `within`: null where the number is missing or is none. */
  | { kind: 'near'; ordered: boolean; within: number | null }
  | { kind: 'word'; text: string }
  | { kind: 'phrase'; text: string; distance: Distance | null; closed: boolean }
  /** `author:`; what it asks for is the next lexeme. `raw:` as well. */
  | { kind: 'field'; name: string }
  | { kind: 'compare'; name: string; comparison: Comparison; text: string }
)
export type Phrase = Extract<Lexeme, { kind: 'phrase' }>

/** `~5` behind a phrase; `within` null where it is no number. */
export interface Distance {
  start: number
  end: number
  within: number | null
}

/** Cuts a query into pieces; every letter but white space belongs to one. Never fails. */
export function lex(text: string): Lexeme[] {
  const lexemes: Lexeme[] = []
  for (let at = 0; at < text.length;) {
    if (/\s/.test(text.charAt(at))) {
      at += 1
      continue
    }
    const lexeme = next(text, at, lexemes.at(-1))
    lexemes.push(lexeme)
    at = lexeme.end
  }
  return lexemes
}

function next(text: string, start: number, before: Lexeme | undefined): Lexeme {
  const sign = text.charAt(start)
  const isValue = before?.kind === 'field' && before.end === start
  if (sign === '(') return { kind: 'open', start, end: start + 1 }
  if (sign === ')') return { kind: 'close', start, end: start + 1 }
  if (quotes.has(sign)) return phrase(text, start)
  if (!isValue && (sign === '-' || sign === '−') && /^[^\s)]/.test(text.slice(start + 1, start + 2)))
    return { kind: 'minus', start, end: start + 1 }
  return chunk(text, start, isValue)
}

/** Opening quotation marks, each with what closes it. */
const quotes = new Map([
  ['"', '"'],
  ['“', '”"“'],
  ['”', '”"'],
  ['„', '“”"'],
  ['«', '»'],
  ['»', '«'],
  ['＂', '＂'],
])

function phrase(text: string, start: number): Phrase {
  const closing = quotes.get(text.charAt(start)) ?? '"'
  let value = ''
  let at = start + 1
  for (; at < text.length && !closing.includes(text.charAt(at)); at += 1) {
    if (text.charAt(at) === '\\' && /["\\]/.test(text.charAt(at + 1))) at += 1
    value += text.charAt(at)
  }
  const closed = at < text.length
  const end = closed ? at + 1 : text.length
  const distance = closed ? distanceAt(text, end) : null
  return { kind: 'phrase', text: value, closed, distance, start, end: distance?.end ?? end }
}

function distanceAt(text: string, start: number): Distance | null {
  if (text.charAt(start) !== '~') return null
  const digits = /^[^\s()"]*/.exec(text.slice(start + 1, start + 40))?.[0] ?? ''
  return { start, end: start + 1 + digits.length, within: numberOf(digits) }
}

const numberOf = (digits: string) => (/^\d{1,9}$/.test(digits) ? Number(digits) : null)

/** Everything until white space, a parenthesis or a quotation mark. */
function chunk(text: string, start: number, isValue: boolean): Lexeme {
  let end = start
  while (end < text.length && !isBreak(text.charAt(end))) end += 1
  const word = text.slice(start, end)
  if (isValue) return { kind: 'word', text: word, start, end }
  return (
    operator(word, start, end) ?? fieldOrCompare(word, start, end) ?? { kind: 'word', text: word, start, end }
  )
}
const isBreak = (sign: string) => /[\s()]/.test(sign) || quotes.has(sign)

const operators = { AND: 'and', OR: 'or', NOT: 'not' } as const

function operator(word: string, start: number, end: number): Lexeme | null {
  if (word === 'AND' || word === 'OR' || word === 'NOT') return { kind: operators[word], start, end }
  const near = /^(O?)NEAR(?:\/(.*))?$/s.exec(word)
  if (near === null) return null
  return { kind: 'near', ordered: near[1] === 'O', within: numberOf(near[2] ?? ''), start, end }
}

function fieldOrCompare(word: string, start: number, end: number): Lexeme | null {
  const [, name, sign] = /^([A-Za-z]{1,40})(>=|<=|[><=:])/.exec(word) ?? []
  if (name === undefined || sign === undefined) return null
  const behind = word.slice(name.length + sign.length)
  if (sign !== ':') {
    const comparison = comparisons.find((each) => each === sign)
    if (comparison === undefined || !isNumberField(name.toLowerCase())) return null
    return { kind: 'compare', name: name.toLowerCase(), comparison, text: behind, start, end }
  }
  if (behind.startsWith('//')) return null
  return { kind: 'field', name: name.toLowerCase(), start, end: start + name.length + 1 }
}

const isNumberField = (name: string) => numberFields.some((field) => field === name)
export const isTextField = (name: string) => textFields.find((field) => field === name)
