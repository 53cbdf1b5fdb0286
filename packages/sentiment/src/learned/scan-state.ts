/** Code units of one reading: a post is shorter, and a longer text is read by sentences. */
export const READ_AT_ONCE = 2_000

export const WORD = 0
export const USER = 1
export const ADDRESS = 2
export const EMOJI = 3
export const SIGN = 4

export const NEGATED = 1
export const CAPITALS = 2
export const ELONGATED = 4
export const HASHTAG = 8
export const QUOTED = 16

/** A text cut into what counts, in arrays that are used again for the next one. */
export interface Scan {
  text: string
  count: number
  starts: Int32Array
  ends: Int32Array
  hashes: Int32Array
  kinds: Uint8Array
  flags: Uint8Array
  /** What a word does to others, see roles.ts. */
  roles: Uint8Array
  /** The text as n-grams of letters see it, and the token that each letter belongs to. */
  chars: Uint16Array
  owners: Int32Array
  length: number
  /** The last token that turns the text, as "but" does, or -1. */
  turnAt: number
  /** The token that says that the opposite is meant, or -1. */
  ironyAt: number
  // Between tokens:
  at: number
  end: number
  negatedLeft: number
  quotedTo: number
  hashtag: boolean
}

export function createScan(): Scan {
  const room = READ_AT_ONCE + 8
  return {
    text: '',
    count: 0,
    starts: new Int32Array(room),
    ends: new Int32Array(room),
    hashes: new Int32Array(room),
    kinds: new Uint8Array(room),
    flags: new Uint8Array(room),
    roles: new Uint8Array(room),
    // One before and one after, and a sign may stand for two.
    chars: new Uint16Array(2 * room),
    owners: new Int32Array(2 * room),
    length: 0,
    turnAt: -1,
    ironyAt: -1,
    at: 0,
    end: 0,
    negatedLeft: 0,
    quotedTo: -1,
    hashtag: false,
  }
}

/** A token from `start` to where the scan stands. */
export function pushToken(scan: Scan, start: number, hash: number, kind: number, flags = 0, role = 0): void {
  const { count } = scan
  scan.starts[count] = start
  scan.ends[count] = scan.at
  scan.hashes[count] = hash
  scan.kinds[count] = kind
  scan.flags[count] = start < scan.quotedTo ? flags | QUOTED : flags
  scan.roles[count] = role
  scan.count = count + 1
}

/** White space is squeezed to one, all else to two. */
export function pushChar(scan: Scan, code: number): void {
  const { length, chars } = scan
  if (length > 0 && chars[length - 1] === code) {
    if (code === 0x20 || (length > 1 && chars[length - 2] === code)) return
  }
  chars[length] = code
  scan.owners[length] = scan.count
  scan.length = length + 1
}
