export const OTHER = 0
export const LETTER = 1
export const DIGIT = 2
export const SPACE = 3
export const SYMBOL = 4
export const HIGH_SURROGATE = 5
/** Variation selectors and the joiner: they change how an emoji looks, not what it says. */
export const SILENT = 6

const ranges: readonly [kind: number, pattern: RegExp][] = [
  [SPACE, /\s/],
  [LETTER, /[\p{L}\p{M}]/u],
  [DIGIT, /\p{Nd}/u],
  [SYMBOL, /[\p{So}\p{Extended_Pictographic}]/u],
]

/** What each code unit is, and its lower case: asked of tables, since a pattern for each letter would cost more than all the rest. */
export const classes = new Uint8Array(0x10000)
export const lowers = new Uint16Array(0x10000)

for (let code = 0; code < 0x10000; code += 1) {
  const char = String.fromCharCode(code)
  const lower = char.toLowerCase()
  lowers[code] = lower.length === 1 ? lower.charCodeAt(0) : code
  classes[code] = kindOf(code, char)
}
// Curly apostrophes are read as straight ones, and every digit alike.
lowers[0x2019] = 0x27
for (let code = 0; code < 0x10000; code += 1) if (classes[code] === DIGIT) lowers[code] = 0x30

function kindOf(code: number, char: string): number {
  if ((code >= 0xfe00 && code <= 0xfe0f) || code === 0x200d || code === 0x20e3) return SILENT
  if (code >= 0xd800 && code <= 0xdbff) return HIGH_SURROGATE
  // Most of the table: ideographs and syllables of Hangul.
  if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3)) return LETTER
  return ranges.find(([, pattern]) => pattern.test(char))?.[0] ?? OTHER
}
