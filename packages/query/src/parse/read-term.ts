import { quote } from '../print.ts'
import type { Leaf } from '../tree.ts'
import { suggestField } from './errors.ts'
import { isTextField, type Lexeme } from './lex.ts'
import { readCompare, readField, type ReadLeaf, readPhrase, readRaw, readWords, wrong } from './read-leaf.ts'
import { peek, type Reader, take } from './reader.ts'

export type Term = Extract<Lexeme, { kind: 'word' | 'phrase' | 'field' | 'compare' }>

/** One term with what belongs to it; its first piece is taken. */
export function readTerm(reader: Reader, lexeme: Term): Leaf | null {
  const leaf = readLeaf(reader, lexeme)
  if (leaf.type !== 'wrong') return leaf
  reader.errors.push(leaf.error)
  return null
}

function readLeaf(reader: Reader, lexeme: Term): ReadLeaf {
  const { field } = reader
  if (field !== null && (lexeme.kind === 'word' || lexeme.kind === 'phrase')) return readField(field, lexeme)
  if (field !== null) return wrong(lexeme, `Within ${field}:( ) stand only values of ${field}`)
  switch (lexeme.kind) {
    case 'word':
      return readWords(lexeme)
    case 'phrase':
      return readPhrase(lexeme)
    case 'compare':
      return readCompare(lexeme)
    case 'field':
      return readFieldTerm(reader, lexeme)
  }
}

type FieldLexeme = Extract<Lexeme, { kind: 'field' }>

function readFieldTerm(reader: Reader, lexeme: FieldLexeme): ReadLeaf {
  const value = valueOf(reader, lexeme)
  const field = isTextField(lexeme.name)
  if (field === undefined && lexeme.name !== 'raw') return unknownField(reader, lexeme, value)
  if (value !== null) return field === undefined ? readRaw(value) : readField(field, value)
  const next = peek(reader)
  const isApart = next?.kind === 'word' || next?.kind === 'phrase'
  if (isApart) take(reader)
  const meant = isApart ? `${lexeme.name}:${reader.text.slice(next.start, next.end)}` : null
  return wrong(lexeme, `${lexeme.name}: needs its value right behind it`, meant)
}

/** What stands right behind a field, taken. */
function valueOf(reader: Reader, { end }: FieldLexeme) {
  const next = peek(reader)
  if (next?.start !== end || (next.kind !== 'word' && next.kind !== 'phrase')) return null
  take(reader)
  return next
}

function unknownField({ text }: Reader, lexeme: FieldLexeme, value: ReturnType<typeof valueOf>): ReadLeaf {
  const { name, start } = lexeme
  const whole = { start, end: value?.end ?? lexeme.end }
  if (name === 'followers' || name === 'engagement') {
    const number = value?.kind === 'word' && /^\d+$/.test(value.text) ? value.text : 1000
    return wrong(whole, `${name} is compared with a number`, `${name}>${number}`)
  }
  const known = suggestField(name)
  if (known !== null) return wrong(lexeme, `There is no field ${name}:`, `${known}:`)
  const words = quote(text.slice(whole.start, whole.end))
  return wrong(
    whole,
    `There is no field ${name}: to look for it as words, put it between quotation marks`,
    words,
  )
}
