import type { Query } from '../tree.ts'

/** Something that a network may be asked for by itself. */
export type AskedTerm = {
  /** The same as a part of a query, by which what comes can be held against it. */
  leaf: Query
} & (
  | {
      is: 'word' | 'phrase'
      /** One of these stands there wherever it matches: as it was written, without accents, with spaces alone. */
      texts: readonly string[]
    }
  /** Words that begin so; the letters before the sign. */
  | { is: 'beginning'; text: string }
  /** Any other pattern of words. */
  | { is: 'pattern'; text: string }
  /** Without their sign. */
  | { is: 'hashtag' | 'account' | 'cashtag'; text: string }
  /** An account that is named or addressed, and one that writes, as they are typed. */
  | { is: 'mention' | 'author'; text: string }
  | { is: 'link'; text: string }
  | { is: 'language'; text: string }
  | { is: 'not-repost' }
)

/** What of a query a network is asked for. */
export type Asked = { is: 'all' | 'any'; parts: readonly Asked[] } | AskedTerm

/** How much of what a term matches a network tells where it is asked for it. */
export type Grade = 'whole' | 'part' | 'no'

/** The account that is asked. */
export interface Network {
  channel: { id: string; kind: string; name: string }
  /** Where all that it tells stands; null where that may be anywhere. */
  host: string | null
  grade: (term: AskedTerm) => Grade
}

export type Answer =
  /** `missed`: parts of the query, as they are written, whose matches are not told, or not all of them. */
  | { is: 'asked'; asked: Asked; missed: readonly string[] }
  /** Nothing that the query needs can be asked for. */
  | { is: 'unasked'; missed: readonly string[] }
  /** Nothing that comes from there can match. */
  | { is: 'never' }

/** The same as a query: it matches whatever the network tells on being asked, and more by no more than that. */
export function queryOf(asked: Asked): Query {
  switch (asked.is) {
    case 'all':
    case 'any':
      return joined(asked.is === 'all' ? 'and' : 'or', asked.parts.map(queryOf))
    default:
      return asked.leaf
  }
}

function joined(type: 'and' | 'or', parts: readonly Query[]): Query {
  const flat = parts.flatMap((part) => (part.type === type ? part.parts : [part]))
  const [only] = flat
  return only !== undefined && flat.length === 1 ? only : { type, parts: flat }
}

/** One in a group is no group, and a group in one of its own kind is part of it. */
export function group(is: 'all' | 'any', parts: readonly Asked[]): Asked {
  const flat = parts.flatMap((part) => (part.is === is ? part.parts : [part]))
  const [only] = flat
  return only !== undefined && flat.length === 1 ? only : { is, parts: flat }
}
