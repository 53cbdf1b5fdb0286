/**
 * What a code point is to the scanner. `alone`: a unit by itself, for scripts that put no space between words. `mark`
 * goes with the letter before it, `unseen` has no width and cuts nothing.
 */
export const kinds = {
  other: 1,
  word: 2,
  alone: 3,
  mark: 4,
  emoji: 5,
  unseen: 6,
  flag: 7,
  tone: 8,
  line: 9,
} as const
export type Kind = (typeof kinds)[keyof typeof kinds]

/** Looked up once for each code point of the first plane. */
const known = new Uint8Array(0x1_0000)

export function kindOf(code: number): Kind {
  if (code > 0xffff) return findKind(code)
  const kept = known[code]
  if (kept !== undefined && kept !== 0) return kept as Kind
  const kind = findKind(code)
  known[code] = kind
  return kind
}

function findKind(code: number): Kind {
  if (code === 0x5f) return kinds.line
  if (code < 0x80) return /[0-9A-Za-z]/.test(String.fromCharCode(code)) ? kinds.word : kinds.other
  if (code >= 0xd800 && code <= 0xdfff) return kinds.other
  if (code >= 0x1f1e6 && code <= 0x1f1ff) return kinds.flag
  if (code >= 0x1f3fb && code <= 0x1f3ff) return kinds.tone
  const letter = String.fromCodePoint(code)
  if (unseen.test(letter)) return kinds.unseen
  if (isAlone(code)) return joinsBefore(code) || /\p{M}/u.test(letter) ? kinds.mark : aloneOr(letter)
  if (/\p{M}/u.test(letter)) return kinds.mark
  if (/[\p{L}\p{N}]/u.test(letter)) return kinds.word
  return isEmoji(code, letter) ? kinds.emoji : kinds.other
}

/* oxlint-disable eslint/no-misleading-character-class -- they are meant one by one */
const unseen = /[\u00AD\u034F\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFE00-\uFE0F\uFEFF]/u
/* oxlint-enable eslint/no-misleading-character-class */

const aloneOr = (letter: string) => (/[\p{L}\p{N}]/u.test(letter) ? kinds.alone : kinds.other)

/** Thai, Lao, Burmese, Khmer; Hangul, for its particles are written to the word; kana and Han. */
const aloneRanges: readonly (readonly [number, number])[] = [
  [0x0e00, 0x0eff],
  [0x1000, 0x109f],
  [0x1100, 0x11ff],
  [0x1780, 0x17ff],
  [0x3005, 0x3007],
  [0x3021, 0x3029],
  [0x3040, 0x30ff],
  [0x3130, 0x318f],
  [0x31f0, 0x31ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa960, 0xa97f],
  [0xac00, 0xd7ff],
  [0xf900, 0xfaff],
  [0xff66, 0xffdc],
  [0x1b000, 0x1b16f],
  [0x20000, 0x3ffff],
]
const isAlone = (code: number) => aloneRanges.some(([from, to]) => code >= from && code <= to)

/** The second and third part of a Hangul syllable, and half-width voice marks. */
const joinsBefore = (code: number) =>
  (code >= 0x1160 && code <= 0x11ff) ||
  (code >= 0xd7b0 && code <= 0xd7ff) ||
  code === 0xff9e ||
  code === 0xff9f

/** Pictures, but not ©, ™ or ‼: those stand within sentences and would part what belongs together. */
function isEmoji(code: number, letter: string): boolean {
  if (/\p{Emoji_Presentation}/u.test(letter)) return true
  const isPicture = code >= 0x1f000 || (code >= 0x2600 && code <= 0x27bf)
  return isPicture && /\p{Extended_Pictographic}/u.test(letter)
}
