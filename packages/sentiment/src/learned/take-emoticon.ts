import { classes, DIGIT, LETTER, SPACE, SYMBOL } from './char-class.ts'
import { emoticons, emoticonStarts, LONGEST_EMOTICON } from './emoticons.ts'
import { fold, HASH_START } from './hash.ts'
import { holds } from './hash-table.ts'
import { EMOJI, pushChar, pushToken, type Scan } from './scan-state.ts'

export const mayBeEmoticon = (code: number): boolean => code < 0x80 && emoticonStarts[code] === 1

/** The longest emoticon that stands here. Letters and digits at its ends must not go on, or "8)" would stand in every list. */
export function takeEmoticon(scan: Scan): boolean {
  const { text, at: start, end } = scan
  const before = start > 0 ? (classes[text.charCodeAt(start - 1)] ?? SPACE) : SPACE
  if (before !== SPACE && before !== SYMBOL && !opensAnywhere(text.charCodeAt(start))) return false
  let hash = HASH_START
  let size = 0
  let found = 0
  for (let length = 1; length <= LONGEST_EMOTICON && start + length <= end; length += 1) {
    const code = text.charCodeAt(start + length - 1)
    if (code > 0x7f || code === 0x20) break
    hash = fold(hash, code)
    if (length > 1 && holds(emoticons, hash) && standsAlone(scan, length, before)) {
      size = length
      found = hash
    }
  }
  if (size === 0) return false
  scan.at = start + size
  // A letter of its own among the n-grams.
  pushChar(scan, 0xd800 | (found & 0x7ff))
  pushToken(scan, start, found, EMOJI)
  return true
}

/** : ; = < and > may follow a word at once; brackets and letters may not. */
const opensAnywhere = (code: number) => code >= 0x3a && code <= 0x3e

function standsAlone({ text, at, end }: Scan, size: number, before: number): boolean {
  const last = classes[text.charCodeAt(at + size - 1)]
  if (last !== LETTER && last !== DIGIT) return true
  const after = at + size < end ? classes[text.charCodeAt(at + size)] : SPACE
  return before !== LETTER && before !== DIGIT && after !== LETTER && after !== DIGIT
}
