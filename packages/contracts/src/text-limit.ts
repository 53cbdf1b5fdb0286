import { z } from 'zod'
import { segmentsOf } from './text-segments.ts'

/**
 * How a network counts: code points; what a reader takes for one letter; bytes in UTF-8; or as X does, where letters of
 * some scripts and every emoji count twice; the pieces in which a text message goes over the air.
 */
export const textUnitSchema = z.enum(['characters', 'graphemes', 'bytes', 'weighted', 'segments'])

export const textLimitSchema = z.object({
  max: z.int(),
  unit: textUnitSchema,
  /** What every link counts, however long it is; null where it counts like other text. */
  perLink: z.int().nullable(),
})
export type TextLimit = z.infer<typeof textLimitSchema>

/** The length of a text as its network counts it. */
export function measureText(text: string, { unit, perLink }: Omit<TextLimit, 'max'>): number {
  const normal = unit === 'weighted' ? text.normalize('NFC') : text
  if (perLink === null) return measure[unit](normal)
  const pattern = unit === 'weighted' ? anyLink : fullLink
  const links = normal.match(pattern)?.length ?? 0
  return measure[unit](normal.replaceAll(pattern, '')) + links * perLink
}

const measure: Record<TextLimit['unit'], (text: string) => number> = {
  characters: (text) => Array.from(text).length,
  graphemes: (text) => [...graphemes.segment(text)].length,
  bytes: (text) => new TextEncoder().encode(text).byteLength,
  weighted: (text) => [...graphemes.segment(text)].reduce((sum, { segment }) => sum + weightOf(segment), 0),
  segments: (text) => segmentsOf(text).count,
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Configuration 3 of X, https://docs.x.com/fundamentals/counting-characters: what lies here counts once, all else twice. */
const light = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
] as const
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|\u20E3/u

function weightOf(grapheme: string): number {
  if (EMOJI.test(grapheme) && !/^[\d#*©®™]$/u.test(grapheme)) return 2
  return Array.from(grapheme).reduce((sum, letter) => {
    const point = letter.codePointAt(0) ?? 0
    return sum + (light.some(([from, to]) => point >= from && point <= to) ? 1 : 2)
  }, 0)
}

const fullLink = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/giu
/** A name alone is a link to X as well: of a general domain, of a country's with a host or a path. */
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?'
const general =
  'com|net|org|info|biz|edu|gov|name|app|dev|shop|store|online|site|blog|news|cloud|tech|page|link|xyz|club|media|email|support|co|tv'
/** What the name goes on with is no end of it. */
const end = '(?![\\p{L}\\p{N}@-]|\\.[\\p{L}\\p{N}])'
const path = '(?:[/?#](?:[^\\s<>"\']*[^\\s<>"\'.,;:!?)\\]}])?)'
const anyLink = new RegExp(
  `${fullLink.source}|(?<![\\p{L}\\p{N}@._-])(?:(?:${label}\\.)+(?:${general})${end}${path}?|(?:${label}\\.){2,}[a-z]{2}${end}${path}?|${label}\\.[a-z]{2}${end}${path})`,
  'giu',
)
