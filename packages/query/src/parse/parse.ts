import { limits } from '../limits.ts'
import type { Query } from '../tree.ts'
import type { QueryError } from './errors.ts'
import { findHints } from './find-hints.ts'
import { lex } from './lex.ts'
import { readQuery } from './read-expression.ts'
import { createReader, placeOf } from './reader.ts'

/** `hints` are no errors: they say where something else may have been meant. */
export type Parsed = { ok: true; tree: Query; hints: QueryError[] } | { ok: false; errors: QueryError[] }

/**
 * Reads a query. Any string is answered: with a tree, or with what is wrong and where.
 *
 * `or := and (OR and)*`, `and := unary (AND? unary)*`, `unary := (NOT | -) unary | near`,
 * `near := primary ((NEAR/n | ONEAR/n) primary)*`, `primary := ( or ) | field:( or ) | term`.
 */
export function parse(text: string): Parsed {
  if (text.length > limits.length)
    return refuse(
      limits.length,
      text.length,
      `A query has at most ${limits.length} letters, this one has ${text.length}`,
    )
  if (text.trim() === '') return refuse(0, text.length, 'The query is empty')
  const lexemes = lex(text)
  const reader = createReader(text, lexemes)
  const tree = readQuery(reader)
  if (tree === null || reader.errors.length > 0)
    return { ok: false, errors: reader.errors.toSorted((a, b) => a.at - b.at) }
  const bare = findBare(tree)
  if (bare !== null) {
    const { start, end } = placeOf(reader, bare)
    return refuse(
      start,
      end,
      'This only leaves out, and would match nearly everything: say as well what must be there',
    )
  }
  return { ok: true, tree, hints: findHints(text, lexemes) }
}

const refuse = (start: number, end: number, message: string): Parsed => ({
  ok: false,
  errors: [{ at: start, length: end - start, message, suggestion: null }],
})

/** The part that may be met by a message only because it has not something; null where there is none. */
function findBare(tree: Query): Query | null {
  if (asks(tree, false)) return null
  return tree.type === 'or' ? (tree.parts.find((part) => !asks(part, false)) ?? tree) : tree
}

/** Whether all that meets it has something that it names. */
function asks(tree: Query, negated: boolean): boolean {
  if (tree.type === 'not') return asks(tree.part, !negated)
  if (tree.type !== 'and' && tree.type !== 'or') return !negated
  return (tree.type === 'and') === negated
    ? tree.parts.every((part) => asks(part, negated))
    : tree.parts.some((part) => asks(part, negated))
}
