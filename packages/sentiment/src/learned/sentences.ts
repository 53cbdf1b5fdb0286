/** Places in a text: from, to, from, to, ... in UTF-16 code units. */
export type Sentences = readonly (readonly [from: number, to: number])[]

/** Nobody writes more to be understood. */
export const SENTENCES_READ = 200

/** Sentences and lines, each with its closing signs. A dot within a number or an address ends none. */
export function splitSentences(text: string, most = SENTENCES_READ): Sentences {
  const found: [number, number][] = []
  let from = 0
  for (let at = 0; at < text.length && found.length < most; at += 1) {
    const code = text.charCodeAt(at)
    if (code !== LINE && !(closes(code) && opensNext(text, at + 1))) continue
    push(found, text, from, at + 1)
    from = at + 1
  }
  if (found.length < most) push(found, text, from, text.length)
  return found
}

const LINE = 0x0a
/** . ! ? … and those of other scripts */
const closes = (code: number) =>
  code === 0x2e ||
  code === 0x21 ||
  code === 0x3f ||
  code === 0x2026 ||
  code === 0x3002 ||
  code === 0x61f ||
  code === 0x964

function opensNext(text: string, at: number): boolean {
  if (at >= text.length) return true
  const code = text.charCodeAt(at)
  return code === 0x20 || code === LINE || code === 0x0d || code === 0x09 || code === 0xa0
}

function push(found: [number, number][], text: string, from: number, to: number) {
  let start = from
  let end = to
  while (start < end && text.charCodeAt(start) <= 0x20) start += 1
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end -= 1
  if (end > start) found.push([start, end])
}
