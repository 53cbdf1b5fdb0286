import { textLimits } from '../limits.ts'
import { kindOf, kinds, type Kind } from './classes.ts'
import { fold } from './fold.ts'

export interface Token {
  /** Folded. */
  form: string
  /** The same with the sign before it (`#`, `@`, `$`), or an emoji with its tone and what is joined to it. */
  full: string | null
  /** Where it stands in the text: UTF-16 code units, end exclusive, its sign included. */
  start: number
  end: number
  /** Whether a sign stands before it. */
  signed: boolean
  /** One letter of a script without spaces. */
  alone: boolean
}

export interface ScanOptions {
  /** Which of these signs are letters of a pattern. */
  wild: '' | '*' | '*?'
}

/** Cuts a text into words, single letters of scripts without spaces, and emoji. One pass, nothing looked back for. */
export function scan(text: string, { wild }: ScanOptions = { wild: '' }): Token[] {
  const scanner: Scanner = { text, tokens: [], wild }
  for (let at = 0; at < text.length;) at = text.charCodeAt(at) === 0x20 ? at + 1 : step(scanner, at)
  return scanner.tokens
}

interface Scanner {
  text: string
  tokens: Token[]
  wild: ScanOptions['wild']
}

function step(scanner: Scanner, at: number): number {
  const { text } = scanner
  const code = text.codePointAt(at) ?? 0
  switch (kindIn(scanner, code)) {
    case kinds.word:
      return takeWord(scanner, at, null)
    case kinds.alone:
      return takeAlone(scanner, at, null)
    case kinds.emoji:
      return takeEmoji(scanner, at)
    case kinds.flag:
      return takeFlag(scanner, at)
    case kinds.other:
    case kinds.mark:
    case kinds.unseen:
    case kinds.tone:
    case kinds.line:
      return isSign(code) ? takeSigned(scanner, at) : at + sizeOf(code)
  }
}

function kindIn({ wild }: Scanner, code: number): Kind {
  const isWild = (code === 0x2a && wild !== '') || (code === 0x3f && wild === '*?')
  return isWild ? kinds.word : kindOf(code)
}
const sizeOf = (code: number) => (code > 0xffff ? 2 : 1)

interface Signed {
  start: number
  full: string
}

/** Letters and digits; a `_` only between them. */
function takeWord(scanner: Scanner, at: number, signed: Signed | null): number {
  const { text } = scanner
  let end = at
  while (isPlain(text.charCodeAt(end))) end += 1
  const isWhole = end > at && isOver(text.charCodeAt(end))
  for (let next = end; !isWhole && next < text.length;) {
    const code = text.codePointAt(next) ?? 0
    const kind = kindIn(scanner, code)
    if (kind === kinds.word || kind === kinds.mark) end = next + sizeOf(code)
    else if (kind !== kinds.line && kind !== kinds.unseen) break
    next += sizeOf(code)
  }
  push(scanner, at, end, signed, false)
  return end
}

/** Nearly all that is said in Latin letters needs no look at what kind each sign is. */
const isPlain = (code: number) => code < 0x80 && plain[code] === 1
/** A blank, a comma or a full stop goes with no word, whatever signs are wild; nor does the end. */
const isOver = (code: number) =>
  Number.isNaN(code) || code === 0x20 || code === 0x0a || code === 0x2c || code === 0x2e
const plain = Uint8Array.from({ length: 0x80 }, (_, code) =>
  Number(/[a-z0-9]/i.test(String.fromCharCode(code))),
)

function takeAlone(scanner: Scanner, at: number, signed: Signed | null): number {
  const { text } = scanner
  let end = at + sizeOf(text.codePointAt(at) ?? 0)
  for (let code = text.codePointAt(end); code !== undefined && isAttached(code); code = text.codePointAt(end))
    end += sizeOf(code)
  push(scanner, at, end, signed, true)
  return end
}
const isAttached = (code: number) => {
  const kind = kindOf(code)
  return kind === kinds.mark || kind === kinds.unseen
}

function push({ text, tokens }: Scanner, at: number, end: number, signed: Signed | null, alone: boolean) {
  const form = shorten(fold(text.slice(at, end)))
  if (form !== '')
    tokens.push({
      form,
      full: signed?.full ?? null,
      start: signed?.start ?? at,
      end,
      signed: signed !== null,
      alone,
    })
}

/** The first letters of what is too long to be a word. */
function shorten(form: string): string {
  return form.length <= textLimits.word ? form : form.slice(0, textLimits.word).toWellFormed()
}

const signs: Readonly<Record<number, string>> = { 0x23: '#', 0x40: '@', 0x24: '$', 0xff03: '#', 0xff20: '@' }
const isSign = (code: number) => signs[code] !== undefined

/** A sign belongs to the word behind it, unless it stands in an address: `a@b.example`, `/#part`. */
function takeSigned(scanner: Scanner, at: number): number {
  const { text } = scanner
  const sign = signs[text.charCodeAt(at)] ?? ''
  let end = at + 1
  let first: number | null = null
  for (let code = text.codePointAt(end); code !== undefined; code = text.codePointAt(end)) {
    const kind = kindIn(scanner, code)
    if (kind === kinds.word || kind === kinds.alone) first ??= end
    else if (kind !== kinds.line && (first === null || !isAttached(code))) break
    end += sizeOf(code)
  }
  if (first === null || isWithinAddress(text, at)) return at + 1
  if (sign === '$' && !/[A-Za-z]/.test(text.charAt(first))) return at + 1
  const name = fold(text.slice(at + 1, end))
  // A name may end with a line; behind anything else it is emphasis.
  const signed = { start: at, full: shorten(sign + (sign === '@' ? name : name.replace(/_{1,200}$/, ''))) }
  const kind = kindIn(scanner, text.codePointAt(first) ?? 0)
  return kind === kinds.alone ? takeAlone(scanner, first, signed) : takeWord(scanner, first, signed)
}

function isWithinAddress(text: string, at: number): boolean {
  if (at === 0) return false
  const before = text.charCodeAt(at - 1)
  if (before >= 0xdc00 && before <= 0xdfff) {
    const kind = kindOf(text.codePointAt(at - 2) ?? 0)
    return kind === kinds.word || kind === kinds.alone
  }
  const kind = kindOf(before)
  return (
    kind === kinds.word ||
    kind === kinds.alone ||
    kind === kinds.line ||
    '/&#@$=.%+-'.includes(text.charAt(at - 1))
  )
}

/** One picture with its tone, its form and others joined to it. */
function takeEmoji({ text, tokens }: Scanner, at: number): number {
  const base = text.codePointAt(at) ?? 0
  let end = at + sizeOf(base)
  for (let code = text.codePointAt(end); code !== undefined; code = text.codePointAt(end)) {
    const joined = code === 0x200d ? text.codePointAt(end + 1) : undefined
    if (joined !== undefined && kindOf(joined) === kinds.emoji) end += 1 + sizeOf(joined)
    else if (code === 0xfe0f || kindOf(code) === kinds.tone || (code >= 0xe0020 && code <= 0xe007f))
      end += sizeOf(code)
    else break
  }
  const form = String.fromCodePoint(base)
  const full = shorten(text.slice(at, end).replaceAll('\u{FE0F}', ''))
  tokens.push({ form, full: full === form ? null : full, start: at, end, signed: false, alone: false })
  return end
}

/** Two letters of a country; one by itself is nothing. */
function takeFlag({ text, tokens }: Scanner, at: number): number {
  const second = text.codePointAt(at + 2)
  if (second === undefined || kindOf(second) !== kinds.flag) return at + 2
  tokens.push({
    form: text.slice(at, at + 4),
    full: null,
    start: at,
    end: at + 4,
    signed: false,
    alone: false,
  })
  return at + 4
}
