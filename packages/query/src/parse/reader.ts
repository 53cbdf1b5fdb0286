import type { Query, TextField } from '../tree.ts'
import type { QueryError } from './errors.ts'
import type { Lexeme } from './lex.ts'
import type { Place } from './read-leaf.ts'

/** Where reading has come to, and what was wrong on the way. */
export interface Reader {
  readonly text: string
  readonly lexemes: readonly Lexeme[]
  readonly errors: QueryError[]
  readonly places: Map<Query, Place>
  at: number
  depth: number
  terms: number
  /** The field whose group is read: `author:(…)`. */
  field: TextField | null
}

/** What was read; null where it is wrong, which is among the errors then. */
export type Part = Query | null

export const createReader = (text: string, lexemes: readonly Lexeme[]): Reader => ({
  text,
  lexemes,
  errors: [],
  places: new Map(),
  at: 0,
  depth: 0,
  terms: 0,
  field: null,
})

export const peek = (reader: Reader): Lexeme | undefined => reader.lexemes[reader.at]

export function take(reader: Reader): Lexeme | undefined {
  const lexeme = peek(reader)
  reader.at += 1
  return lexeme
}

/** Nothing more is read. */
export function stop(reader: Reader): void {
  reader.at = reader.lexemes.length
}

export function placeOf({ places, text }: Reader, query: Query): Place {
  return places.get(query) ?? { start: 0, end: text.length }
}

/** What was read from `start` until here. */
export function keep(reader: Reader, query: Query, start: number): Query {
  const end = reader.lexemes[reader.at - 1]?.end ?? reader.text.length
  reader.places.set(query, { start, end })
  return query
}

export function fail(
  { errors }: Reader,
  { start, end }: Place,
  message: string,
  suggestion: string | null = null,
): null {
  const isTold = errors.some((error) => error.at === start && error.message === message)
  if (!isTold) errors.push({ at: start, length: end - start, message, suggestion })
  return null
}
