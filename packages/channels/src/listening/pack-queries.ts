const OR = ' OR '

export interface Packed {
  queries: string[]
  /** Terms that no query can hold, as they were given. */
  refused: string[]
}

/**
 * As few queries as hold all terms, none longer than `max`. A term that is too long alone is split where it says OR
 * outside of quotes and parentheses; one that cannot be is refused.
 */
export function packQueries(terms: readonly string[], max: number): Packed {
  const refused: string[] = []
  const pieces = [...new Set(terms)].flatMap((term) => {
    const split = splitTerm(term, max)
    if (split === null) refused.push(term)
    return split ?? []
  })
  const [only] = pieces
  if (pieces.length === 1 && only !== undefined && only.length <= max) return { queries: [only], refused }
  const queries: string[] = []
  let open = ''
  for (const piece of pieces) {
    const next = grouped(piece)
    const joined = open === '' ? next : open + OR + next
    if (joined.length <= max) {
      open = joined
      continue
    }
    if (open !== '') queries.push(open)
    open = next.length <= max ? next : piece
  }
  if (open !== '') queries.push(open)
  return { queries, refused }
}

/** A word or a phrase stands by itself; whatever has several parts needs parentheses among others. */
const grouped = (piece: string) => (/^(?:[^\s"()]+|"[^"]*")$/.test(piece) ? piece : `(${piece})`)

function splitTerm(term: string, max: number): string[] | null {
  if (term.length <= max) return [term]
  const parts = topLevelParts(term)
  if (parts.length < 2 || parts.some((part) => part.length > max)) return null
  return parts
}

/** What stands between the ORs of the outermost level. Beside an AND, which binds closer, nothing can be split. */
export function topLevelParts(term: string): string[] {
  const parts: string[] = []
  let depth = 0
  let isQuoted = false
  let start = 0
  for (let at = 0; at < term.length; at += 1) {
    const letter = term[at]
    if (letter === '"') isQuoted = !isQuoted
    if (isQuoted) continue
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    if (depth === 0 && term.startsWith(OR, at)) {
      parts.push(term.slice(start, at).trim())
      start = at + OR.length
      at = start - 1
    }
  }
  parts.push(term.slice(start).trim())
  return parts.filter((part) => part !== '')
}
