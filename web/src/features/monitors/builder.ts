import { parse, print, type Query } from '@hubbub/query'

/** What a builder shows without syntax. Words are pieces of a query: a word, a phrase, a hashtag, a field. */
export interface Parts {
  any: readonly string[]
  all: readonly string[]
  none: readonly string[]
  languages: readonly string[]
  channels: readonly string[]
}

export const noParts: Parts = { any: [], all: [], none: [], languages: [], channels: [] }

/** What somebody typed, as a piece of a query: what is no piece by itself is a phrase. Null where there is nothing in it. */
export function pieceOf(typed: string): string | null {
  const text = typed.trim()
  if (text === '') return null
  const parsed = parse(text)
  if (parsed.ok && isPiece(parsed.tree)) return print(parsed.tree)
  const phrase = parse(`"${text.replace(/["\\]/g, ' ')}"`)
  return phrase.ok && isPiece(phrase.tree) ? print(phrase.tree) : null
}

const isPiece = ({ type }: Query) => type !== 'and' && type !== 'or' && type !== 'not'

/** The query that the parts make; empty where they ask for nothing. */
export function queryOf({ any, all, none, languages, channels }: Parts): string {
  const wanted = [
    ...group(any.map(treeOf)),
    ...all.map(treeOf),
    ...group(languages.map((value) => field('lang', value))),
    ...group(channels.map((value) => field('channel', value))),
  ]
  const left = none.map((piece): Query => ({ type: 'not', part: treeOf(piece) }))
  const [only, ...others] = [...wanted, ...left]
  if (only === undefined) return ''
  return print(others.length === 0 ? only : { type: 'and', parts: [only, ...others] })
}

const field = (name: 'lang' | 'channel', value: string): Query => ({ type: 'field', field: name, value })

function treeOf(piece: string): Query {
  const parsed = parse(piece)
  return parsed.ok ? parsed.tree : { type: 'words', text: piece, quoted: true, within: null }
}

function group(parts: readonly Query[]): Query[] {
  const [only, ...others] = parts
  if (only === undefined) return []
  return others.length === 0 ? [only] : [{ type: 'or', parts: [only, ...others] }]
}

/** What a query is made of; null where it says more than a builder can show, or cannot be read. */
export function partsOf(query: string): Parts | null {
  if (query.trim() === '') return noParts
  const parsed = parse(query)
  if (!parsed.ok) return null
  const parts: Record<keyof Parts, string[]> = { any: [], all: [], none: [], languages: [], channels: [] }
  const pieces = parsed.tree.type === 'and' ? parsed.tree.parts : [parsed.tree]
  if (!pieces.every((piece) => sort(parts, piece))) return null
  const [only, ...others] = parts.all
  // One word alone is the first of several names.
  return only !== undefined && others.length === 0 && parts.any.length === 0
    ? { ...parts, any: [only], all: [] }
    : parts
}

/** @returns whether it has a place. */
function sort(parts: Record<keyof Parts, string[]>, piece: Query): boolean {
  if (piece.type === 'not') {
    const left = piece.part.type === 'or' ? piece.part.parts : [piece.part]
    if (!left.every(isPiece)) return false
    parts.none.push(...left.map(print))
    return true
  }
  const name = fieldOf(piece)
  if (name !== null && parts[name].length === 0) {
    parts[name] = valuesOf(piece)
    return true
  }
  if (piece.type === 'or') {
    if (parts.any.length > 0 || !piece.parts.every(isPiece)) return false
    parts.any = piece.parts.map(print)
    return true
  }
  if (!isPiece(piece)) return false
  parts.all.push(print(piece))
  return true
}

const lists = { lang: 'languages', channel: 'channels' } as const

/** Which list it belongs into, where it asks for nothing else. */
function fieldOf(piece: Query): 'languages' | 'channels' | null {
  const parts = piece.type === 'or' ? piece.parts : [piece]
  const names = new Set(parts.map((part) => (part.type === 'field' ? part.field : '')))
  const [name = ''] = names
  return names.size === 1 && (name === 'lang' || name === 'channel') ? lists[name] : null
}

const valuesOf = (piece: Query): string[] =>
  (piece.type === 'or' ? piece.parts : [piece]).flatMap((part) => (part.type === 'field' ? [part.value] : []))
