import { textLimits } from '../limits.ts'
import type { QueryMessage } from '../message.ts'
import { scan, type Token } from './scan.ts'

/** More than any distance: nothing in a title is near anything in the text. */
const GAP = 10_000

/** A message cut into words once, for all queries that are asked of it. */
export interface ReadMessage {
  message: QueryMessage
  title: string
  text: string
  /** Those of the title first. */
  tokens: readonly Token[]
  titleCount: number
  /** The places of each form and full form. */
  places: ReadonlyMap<string, readonly number[]>
  /** Places by pattern, filled as patterns are asked for. */
  patterns: Map<string, readonly number[]>
  /** What is worked out only when it is asked for. */
  late: { links?: readonly string[] }
}

export function readMessage(message: QueryMessage): ReadMessage {
  const title = beginningOf(message.title ?? '', textLimits.title)
  const text = beginningOf(message.text, textLimits.text)
  const first = title === '' ? [] : scan(title)
  const tokens = first.length === 0 ? scan(text) : [...first, ...scan(text)]
  const places = new Map<string, number[]>()
  const titleCount = first.length
  for (const [index, { form, full }] of tokens.entries()) {
    const place = index < titleCount ? index : index + GAP
    add(places, form, place)
    if (full !== null) add(places, full, place)
  }
  return { message, title, text, tokens, titleCount, places, patterns: new Map(), late: {} }
}

function add(places: Map<string, number[]>, form: string, place: number) {
  const known = places.get(form)
  if (known === undefined) places.set(form, [place])
  else known.push(place)
}

/** No letter is cut in two. */
function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text
  const last = text.charCodeAt(most - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most)
}

export function tokenAt({ tokens, titleCount }: ReadMessage, place: number): Token | undefined {
  if (place < GAP) return place < titleCount ? tokens[place] : undefined
  return place - GAP < titleCount ? undefined : tokens[place - GAP]
}

export const isInTitle = (place: number) => place < GAP

/** The addresses that its text names, and never longer ones than a browser takes. */
export function linksIn(read: ReadMessage): readonly string[] {
  read.late.links ??= [...`${read.title}\n${read.text}`.matchAll(link)].map(([found]) => found)
  return read.late.links
}
const link = /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"]{1,2000}/giu
