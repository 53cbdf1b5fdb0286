import { classes, DIGIT, LETTER, lowers, SPACE } from './char-class.ts'
import { fold, HASH_START } from './hash.ts'
import { NEGATION, roleOf, type Roles, saysIrony, TURN } from './roles.ts'
import {
  ADDRESS,
  CAPITALS,
  ELONGATED,
  HASHTAG,
  NEGATED,
  pushChar,
  pushToken,
  type Scan,
  WORD,
} from './scan-state.ts'

const ADDRESS_HASH = 0x51ab
/** Words that a negation reaches. */
const REACH = 6

/** A word: letters, digits, inner apostrophes; in lower case, no letter more than twice in a row, every digit a 0. */
export function takeWord(scan: Scan, roles: Roles, first: number): void {
  if ((first === 0x68 || first === 0x77 || first === 0x48 || first === 0x57) && takeAddress(scan)) return
  const { text, at: start, end } = scan
  let at = start
  let hash = HASH_START
  let last = 0
  let twice = false
  let flags = 0
  let capitals = 0
  let tail = 0
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at)
    const kind = classes[code]
    const isLetter = kind === LETTER
    if (!isLetter && kind !== DIGIT && !isInner(text, at, end, code)) break
    const lower = lowers[code] ?? code
    if (isLetter && lower !== code) capitals += 1
    if (isLetter && lower === last) {
      if (twice) {
        flags |= ELONGATED
        continue
      }
      twice = true
    } else twice = false
    last = lower
    hash = fold(hash, lower)
    tail = ((tail << 8) | (lower & 0xff)) & 0xffffff
    pushChar(scan, lower)
  }
  scan.at = at
  if (isMailbox(scan)) return takeRest(scan, start)
  if (capitals > 1 && capitals === at - start) flags |= CAPITALS
  finishWord(scan, start, hash, flags, tail === NT ? NEGATION : roleOf(roles, hash))
}

/** n't */
const NT = 0x6e2774

function isInner(text: string, at: number, end: number, code: number): boolean {
  if (code === 0x5f) return true
  return (code === 0x27 || code === 0x2019) && at + 1 < end && classes[text.charCodeAt(at + 1)] === LETTER
}

function finishWord(scan: Scan, start: number, hash: number, flags: number, role: number) {
  let marks = flags
  if (scan.hashtag) {
    marks |= HASHTAG
    if (saysIrony(hash)) scan.ironyAt = scan.count
  }
  if (role === TURN) {
    scan.negatedLeft = 0
    scan.turnAt = scan.count
  } else if (scan.negatedLeft > 0) {
    scan.negatedLeft -= 1
    marks |= NEGATED
  }
  if (role === NEGATION && !scan.hashtag) {
    marks &= ~NEGATED
    scan.negatedLeft = REACH
  }
  scan.hashtag = false
  pushToken(scan, start, hash, WORD, marks, role)
}

/** An address of the web, and the bare "http" that is left where addresses were taken out. */
function takeAddress(scan: Scan): boolean {
  const { text, at, end } = scan
  const isAddress =
    text.startsWith('http://', at) ||
    text.startsWith('https://', at) ||
    text.startsWith('www.', at) ||
    (text.startsWith('http', at) && (at + 4 >= end || classes[text.charCodeAt(at + 4)] === SPACE))
  if (isAddress) takeRest(scan, at)
  return isAddress
}

function isMailbox({ text, at, end }: Scan): boolean {
  if (at + 1 >= end || text.charCodeAt(at) !== 0x40) return false
  const next = classes[text.charCodeAt(at + 1)]
  return next === LETTER || next === DIGIT
}

/** All up to the next white space is an address. */
function takeRest(scan: Scan, start: number): void {
  while (scan.at < scan.end && classes[scan.text.charCodeAt(scan.at)] !== SPACE) scan.at += 1
  pushChar(scan, 0x7e)
  pushToken(scan, start, ADDRESS_HASH, ADDRESS)
}
