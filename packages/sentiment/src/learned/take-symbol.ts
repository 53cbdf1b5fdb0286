import { classes, HIGH_SURROGATE, SILENT, SYMBOL } from './char-class.ts'
import { fold, HASH_START } from './hash.ts'
import { EMOJI, pushChar, pushToken, type Scan } from './scan-state.ts'

/** The hash of a symbol by its code point, without tone and selector. */
export const hashSymbol = (point: number): number => fold(fold(HASH_START, point >>> 16), point & 0xffff)

export function takeSymbol(scan: Scan, code: number): void {
  const { text, at: start, end } = scan
  const point = start + 1 < end ? (text.codePointAt(start) ?? code) : code
  scan.at = start + (point > 0xffff ? 2 : 1)
  // Half a surrogate pair says nothing.
  if (point <= 0xffff && classes[code] === HIGH_SURROGATE) return
  skipJoined(scan)
  if (isTone(point)) return
  pushChar(scan, 0xe000 | (point & 0xfff))
  pushToken(scan, start, hashSymbol(point), EMOJI)
}

const isLow = (code: number) => (code & 0xfc00) === 0xdc00
const isTone = (point: number) => point >= 0x1f3fb && point <= 0x1f3ff

/** Tones, selectors and what a joiner adds belong to the symbol before. */
function skipJoined(scan: Scan) {
  const { text, end } = scan
  while (scan.at < end) {
    const code = text.charCodeAt(scan.at)
    const next = scan.at + 1 < end ? text.charCodeAt(scan.at + 1) : 0
    const isPair =
      classes[next] === HIGH_SURROGATE && scan.at + 2 < end && isLow(text.charCodeAt(scan.at + 2))
    if (code === 0x200d && isPair) scan.at += 3
    else if (code === 0x200d && classes[next] === SYMBOL) scan.at += 2
    else if (classes[code] === SILENT) scan.at += 1
    else if (code === 0xd83c && next >= 0xdffb && next <= 0xdfff) scan.at += 2
    else return
  }
}
