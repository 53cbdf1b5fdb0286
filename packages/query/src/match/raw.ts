import type { ReadMessage } from '../text/read-message.ts'
import type { Token } from '../text/scan.ts'

/** Where a text stands letter for letter, not beginning or ending within a word. */
export interface RawSpan {
  in: 'title' | 'text'
  start: number
  end: number
}

export function findRaw(read: ReadMessage, wanted: string, enough = false): RawSpan[] {
  const found: RawSpan[] = []
  for (const part of ['title', 'text'] as const) {
    const text = read[part]
    for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + 1)) {
      const end = start + wanted.length
      if (cutsWord(read, part, start) || cutsWord(read, part, end)) continue
      found.push({ in: part, start, end })
      if (enough) return found
    }
  }
  return found
}

function cutsWord({ tokens, titleCount }: ReadMessage, part: RawSpan['in'], at: number): boolean {
  let low = part === 'title' ? 0 : titleCount
  let high = part === 'title' ? titleCount : tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.end ?? 0) <= at) low = middle + 1
    else high = middle
  }
  const token = low < (part === 'title' ? titleCount : tokens.length) ? tokens[low] : undefined
  return token !== undefined && wordStart(token) < at && at < token.end
}

const wordStart = ({ start, signed }: Token) => (signed ? start + 1 : start)
