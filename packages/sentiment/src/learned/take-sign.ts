import { classes, DIGIT, LETTER, SPACE } from './char-class.ts'
import { fold } from './hash.ts'
import { pushChar, pushToken, type Scan, SIGN, USER } from './scan-state.ts'

const USER_HASH = 0x51ac
const SIGN_HASH = 0x7a5e

/** Whatever is no letter, digit or symbol: a handle, or a run of one sign. */
export function takeSign(scan: Scan, code: number): void {
  if (code === AT && takeUser(scan)) return
  const { text, at: start, end } = scan
  let at = start + 1
  while (at < end && text.charCodeAt(at) === code) at += 1
  scan.at = at
  pushChar(scan, code)
  if (at - start > 1) pushChar(scan, code)
  scan.hashtag = code === HASH
  if (code === 0x22 || code === 0x201c || code === 0xab) openQuote(scan, code)
  if (endsNegation(code)) scan.negatedLeft = 0
  if (code === 0x21 || code === 0x3f || code === ELLIPSIS || (code === 0x2e && at - start > 1)) {
    pushToken(scan, start, hashRun(code === ELLIPSIS ? 0x2e : code, at - start), SIGN)
  }
  if (code === SLASH) takeIronySign(scan, start)
}

const AT = 0x40
const HASH = 0x23
const SLASH = 0x2f
const ELLIPSIS = 0x2026

const hashRun = (code: number, length: number) => fold(fold(SIGN_HASH, code), Math.min(length, 2))

/** . , ; : ! ? and the ellipsis */
const endsNegation = (code: number) =>
  code === 0x2e ||
  code === 0x2c ||
  code === 0x3b ||
  code === 0x3a ||
  code === 0x21 ||
  code === 0x3f ||
  code === ELLIPSIS

/** "/s" by itself: the writer says that the opposite is meant. */
function takeIronySign(scan: Scan, start: number) {
  const { text, at, end } = scan
  const begins = start === 0 || classes[text.charCodeAt(start - 1)] === SPACE
  if (!begins || at >= end || text.charCodeAt(at) !== 0x73) return
  if (at + 1 < end && classes[text.charCodeAt(at + 1)] !== SPACE) return
  scan.at = at + 1
  scan.ironyAt = scan.count
  pushToken(scan, start, fold(SIGN_HASH, SLASH), SIGN)
}

function takeUser(scan: Scan): boolean {
  const { text, at: start, end } = scan
  let at = start + 1
  while (at < end && isHandle(text.charCodeAt(at))) at += 1
  if (at === start + 1) return false
  scan.at = at
  pushChar(scan, AT)
  pushToken(scan, start, USER_HASH, USER)
  return true
}

const isHandle = (code: number) => classes[code] === LETTER || classes[code] === DIGIT || code === 0x5f

const QUOTE_REACH = 300

function openQuote(scan: Scan, code: number) {
  if (scan.at <= scan.quotedTo) return
  const to = scan.text.slice(scan.at, Math.min(scan.end, scan.at + QUOTE_REACH)).indexOf(closingOf(code))
  if (to > 0) scan.quotedTo = scan.at + to + 1
}

function closingOf(code: number): string {
  if (code === 0x22) return '"'
  return code === 0x201c ? '\u{201d}' : '\u{bb}'
}
