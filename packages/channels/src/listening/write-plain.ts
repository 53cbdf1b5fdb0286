import type { Asked, AskedTerm, Grade, Write } from '@hubbub/query'

/** Searches that find what has all of some words, where phrases stand in quotation marks: most of them know no more. */
export function plainSearch({
  longest,
  least = 1,
  mayJoin = true,
  terms = {},
}: {
  /** Letters of a search. */
  longest: number
  /** Letters of a word. */
  least?: number
  /** Whether several words may be asked for together that do not follow each other. */
  mayJoin?: boolean
  /** What it knows besides words, and how that is written; null where it cannot. */
  terms?: Partial<Record<AskedTerm['is'], (text: string) => string | null>>
}): { grade: (term: AskedTerm) => Grade; write: Write } {
  const writeOne = (term: AskedTerm): string | null => {
    const [text, second] = wordsOf(term)
    // Two ways of writing it are two searches.
    if (text === undefined || second !== undefined || text.length < least) return null
    const other = terms[term.is]
    if (other !== undefined) return other(text)
    if (term.is === 'word') return isPlain(text) ? text : `"${text}"`
    return term.is === 'phrase' ? `"${text}"` : null
  }
  const write = (asked: Asked): string | null => {
    if (asked.is === 'any' || (asked.is === 'all' && !mayJoin)) return null
    const parts = 'parts' in asked ? asked.parts.map(write) : [writeOne(asked)]
    const known = parts.filter((part) => part !== null)
    const text = known.join(' ')
    return known.length < parts.length || text.length > longest ? null : text
  }
  return { grade: (term) => gradeOf(term, terms, least), write }
}

function wordsOf(term: AskedTerm): readonly string[] {
  if ('texts' in term) return term.texts
  return 'text' in term ? [term.text] : []
}

/** Anything else might be a sign of the search. */
const isPlain = (text: string) => /^[\p{L}\p{N}]+$/u.test(text) && !/^(and|or|not)$/i.test(text)

function gradeOf(
  term: AskedTerm,
  terms: Partial<Record<AskedTerm['is'], (text: string) => string | null>>,
  least: number,
): Grade {
  if (term.is === 'word' || term.is === 'phrase')
    return term.texts.every((text) => text.length >= least) ? 'whole' : 'no'
  const other = terms[term.is]
  if (other === undefined || !('text' in term) || other(term.text) === null) return 'no'
  // By the name of an account alone nobody is found who is only called so.
  return term.is === 'hashtag' || term.is === 'beginning' ? 'whole' : 'part'
}
