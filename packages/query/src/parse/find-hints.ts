import type { QueryError } from './errors.ts'
import type { Lexeme } from './lex.ts'

/** Operators are written with capitals; what is not is a word, which is seldom meant. */
export function findHints(text: string, lexemes: readonly Lexeme[]): QueryError[] {
  return lexemes.flatMap((lexeme, index) => {
    if (lexeme.kind !== 'word' || index === 0 || index === lexemes.length - 1) return []
    if (!/^(?:and|or|not|o?near\/\d+)$/i.test(lexeme.text)) return []
    const suggestion = lexeme.text.toUpperCase()
    return [
      {
        at: lexeme.start,
        length: lexeme.end - lexeme.start,
        message: `"${text.slice(lexeme.start, lexeme.end)}" is looked for as a word; as an operator it is written ${suggestion}`,
        suggestion,
      },
    ]
  })
}
