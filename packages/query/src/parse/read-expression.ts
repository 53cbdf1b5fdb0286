import { limits } from '../limits.ts'
import type { Near, Query } from '../tree.ts'
import { isTextField, type Lexeme } from './lex.ts'
import type { Place } from './read-leaf.ts'
import { fail, keep, type Part, peek, placeOf, type Reader, stop, take } from './reader.ts'
import { readTerm, type Term } from './read-term.ts'

/** The whole of a query. */
export function readQuery(reader: Reader): Part {
  const first = readOr(reader)
  for (let stray = take(reader); stray !== undefined; stray = take(reader)) {
    fail(reader, stray, 'This parenthesis was never opened')
    if (peek(reader) !== undefined) readOr(reader)
  }
  return first
}

function readOr(reader: Reader): Part {
  const start = peek(reader)?.start ?? 0
  const parts = [readAnd(reader)]
  while (peek(reader)?.kind === 'or') {
    take(reader)
    parts.push(readAnd(reader))
  }
  return join(reader, 'or', parts, start)
}

/** What stands side by side must all hold. */
function readAnd(reader: Reader): Part {
  const start = peek(reader)?.start ?? 0
  const parts = [readUnary(reader)]
  for (let next = peek(reader); next !== undefined; next = peek(reader)) {
    if (next.kind === 'or' || next.kind === 'close') break
    if (next.kind === 'and') take(reader)
    parts.push(readUnary(reader))
  }
  return join(reader, 'and', parts, start)
}

/** Parts of the same kind are taken in: `(a b) c` is `a b c`. */
function join(reader: Reader, type: 'and' | 'or', parts: readonly Part[], start: number): Part {
  const whole = parts.filter((part) => part !== null)
  const [first, second] = whole
  if (whole.length < parts.length || first === undefined) return null
  if (second === undefined) return first
  const joined: Query = { type, parts: whole.flatMap((part) => (part.type === type ? part.parts : [part])) }
  return keep(reader, joined, start)
}

function readUnary(reader: Reader): Part {
  const lexeme = peek(reader)
  if (lexeme?.kind !== 'not' && lexeme?.kind !== 'minus') return readNear(reader)
  take(reader)
  const part = deeper(reader, lexeme, readUnary)
  return part === null ? null : keep(reader, { type: 'not', part }, lexeme.start)
}

function deeper(reader: Reader, place: Place, read: (reader: Reader) => Part): Part {
  if (reader.depth >= limits.depth) {
    stop(reader)
    return fail(reader, place, `Groups lie at most ${limits.depth} deep`)
  }
  reader.depth += 1
  const part = read(reader)
  reader.depth -= 1
  return part
}

function readNear(reader: Reader): Part {
  const start = peek(reader)?.start ?? 0
  const parts = [readPrimary(reader)]
  const links: Near['links'] = []
  for (let next = peek(reader); next?.kind === 'near'; next = peek(reader)) {
    take(reader)
    links.push({ within: readWithin(reader, next), ordered: next.ordered })
    parts.push(readPrimary(reader))
  }
  const [first = null] = parts
  if (links.length === 0) return first
  const whole = parts.filter((part) => part !== null)
  if (whole.length < parts.length || first === null) return null
  const stranger = whole.find((part) => !mayBeNear(part))
  if (stranger !== undefined)
    return fail(
      reader,
      placeOf(reader, stranger),
      'NEAR stands between words, phrases, and groups of them that are joined by OR',
    )
  return keep(reader, { type: 'near', parts: whole, links }, start)
}

function mayBeNear(part: Query): boolean {
  return part.type === 'words' ? part.within === null : part.type === 'or' && part.parts.every(mayBeNear)
}

function readWithin(reader: Reader, lexeme: Lexeme & { kind: 'near' }): number {
  const name = lexeme.ordered ? 'ONEAR' : 'NEAR'
  const { within } = lexeme
  if (within !== null && within >= 1 && within <= limits.distance) return within
  fail(reader, lexeme, `${name} needs a distance from 1 to ${limits.distance}, as ${name}/5`, `${name}/5`)
  return 1
}

function readPrimary(reader: Reader): Part {
  const lexeme = peek(reader)
  if (lexeme === undefined) return missing(reader)
  switch (lexeme.kind) {
    case 'close':
    case 'and':
    case 'or':
    case 'near':
      return missing(reader)
    case 'not':
    case 'minus':
      take(reader)
      return fail(
        reader,
        lexeme,
        'NOT cannot stand beside NEAR: put it behind the whole, as a NEAR/5 b NOT c',
      )
    case 'open':
      take(reader)
      return readGroup(reader, lexeme)
    default:
      take(reader)
      return readCounted(reader, lexeme)
  }
}

function readGroup(reader: Reader, open: Place): Part {
  const part = deeper(reader, open, readOr)
  if (peek(reader)?.kind === 'close') {
    take(reader)
    return part === null ? null : keep(reader, part, open.start)
  }
  return reader.errors.length > 0 ? null : fail(reader, open, 'This parenthesis is never closed')
}

function readCounted(reader: Reader, lexeme: Term): Part {
  const group = groupBehind(reader, lexeme)
  if (group !== null) return group.part
  const leaf = readTerm(reader, lexeme)
  reader.terms += 1
  if (reader.terms > limits.terms) {
    stop(reader)
    return fail(reader, lexeme, `A query has at most ${limits.terms} terms`)
  }
  return leaf === null ? null : keep(reader, leaf, lexeme.start)
}

/** `author:(…)`: each value in it is asked of the field. */
function groupBehind(reader: Reader, lexeme: Term): { part: Part } | null {
  const open = peek(reader)
  const field = lexeme.kind === 'field' && reader.field === null ? isTextField(lexeme.name) : undefined
  if (field === undefined || open?.kind !== 'open' || open.start !== lexeme.end) return null
  take(reader)
  const { field: before } = reader
  reader.field = field
  const part = readGroup(reader, open)
  reader.field = before
  return { part }
}

/** An operator, a parenthesis or the end, where a term should be. */
function missing(reader: Reader): null {
  const { text, lexemes, at } = reader
  const before = lexemes[at - 1]
  const here = lexemes[at]
  if (before?.kind === 'open' && here?.kind === 'close')
    return fail(reader, { start: before.start, end: here.end }, 'There is nothing between these parentheses')
  if (here !== undefined && here.kind !== 'close') take(reader)
  const isEnd = here === undefined || here.kind === 'close'
  if (isEnd && before !== undefined)
    return fail(reader, before, `Something is missing behind ${text.slice(before.start, before.end)}`)
  const place = here ?? { start: text.length, end: text.length }
  return fail(reader, place, `Something is missing before ${text.slice(place.start, place.end)}`)
}
