import { classes, DIGIT, HIGH_SURROGATE, LETTER, SILENT, SPACE, SYMBOL } from './char-class.ts'
import type { Roles } from './roles.ts'
import { pushChar, READ_AT_ONCE, type Scan } from './scan-state.ts'
import { mayBeEmoticon, takeEmoticon } from './take-emoticon.ts'
import { takeSign } from './take-sign.ts'
import { takeSymbol } from './take-symbol.ts'
import { takeWord } from './take-word.ts'

/** Reads `text` from `from` to `to`, and no more of it than there is room for. */
export function scanText(scan: Scan, roles: Roles, text: string, from = 0, to = text.length): void {
  scan.text = text
  scan.count = 0
  scan.length = 0
  scan.turnAt = -1
  scan.ironyAt = -1
  scan.at = from
  scan.end = Math.min(to, from + READ_AT_ONCE)
  scan.negatedLeft = 0
  scan.quotedTo = -1
  scan.hashtag = false
  pushChar(scan, 0x20)
  while (scan.at < scan.end) step(scan, roles)
  pushChar(scan, 0x20)
}

function step(scan: Scan, roles: Roles) {
  const code = scan.text.charCodeAt(scan.at)
  if (mayBeEmoticon(code) && takeEmoticon(scan)) return
  switch (classes[code]) {
    case LETTER:
    case DIGIT:
      takeWord(scan, roles, code)
      break
    case SPACE:
      scan.at += 1
      scan.hashtag = false
      pushChar(scan, 0x20)
      break
    case SILENT:
      scan.at += 1
      break
    case SYMBOL:
    case HIGH_SURROGATE:
      takeSymbol(scan, code)
      break
    default:
      takeSign(scan, code)
  }
}
