import { lex, type Lexeme } from '../parse/lex.ts'

/** A piece of a query for an editor to colour: UTF-16 code units, end exclusive. White space is between them. */
export interface EditorToken {
  kind: 'word' | 'phrase' | 'field' | 'value' | 'operator' | 'group'
  start: number
  end: number
}

/** Of any text, right or wrong; `parse` says what is wrong. */
export function tokensOf(text: string): EditorToken[] {
  const lexemes = lex(text)
  return lexemes.flatMap((lexeme, index) => tokens(lexeme, lexemes[index - 1]))
}

function tokens(lexeme: Lexeme, before: Lexeme | undefined): EditorToken[] {
  const { start, end } = lexeme
  switch (lexeme.kind) {
    case 'open':
    case 'close':
      return [{ kind: 'group', start, end }]
    case 'and':
    case 'or':
    case 'not':
    case 'minus':
    case 'near':
      return [{ kind: 'operator', start, end }]
    case 'field':
      return [{ kind: 'field', start, end }]
    case 'compare': {
      const middle = end - lexeme.text.length
      const field: EditorToken = { kind: 'field', start, end: middle }
      return middle === end ? [field] : [field, { kind: 'value', start: middle, end }]
    }
    case 'word':
    case 'phrase': {
      const isValue = before?.kind === 'field' && before.end === start
      return isValue ? [{ kind: 'value', start, end }] : [{ kind: lexeme.kind, start, end }]
    }
  }
}
