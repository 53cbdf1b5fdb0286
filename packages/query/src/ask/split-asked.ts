import { costOf } from './ask-for.ts'
import { type Asked, type AskedTerm, group } from './asked.ts'
import { takenApart, termOf } from './term-of.ts'

/** What is asked for, as one network writes it; null where that is too long, or cannot be written. */
export type Write = (asked: Asked) => string | null

export interface Split {
  /** Together they ask for all of it, and where it had to be cut for more. */
  texts: string[]
  /** What cannot be written at all, as it stands in the query. */
  refused: Asked[]
}

/** As few texts as hold what is asked for. What is needed besides is left out where there is no room for it. */
export function splitAsked(asked: Asked, write: Write): Split {
  const text = write(asked)
  if (text !== null) return { texts: [text], refused: [] }
  switch (asked.is) {
    case 'any':
      return together(asked.parts.map((part) => splitAsked(part, write)))
    case 'all':
      return splitAll(asked.parts, write)
    case 'word':
    case 'phrase':
      if (asked.texts.length > 1)
        return together(asked.texts.map((each) => splitAsked({ ...asked, texts: [each] }, write)))
      return splitTerm(asked, write)
    default:
      return splitTerm(asked, write)
  }
}

function together(splits: readonly Split[]): Split {
  return {
    texts: [...new Set(splits.flatMap(({ texts }) => texts))],
    refused: splits.flatMap(({ refused }) => refused),
  }
}

/** The rarest first, and of the others as many as fit beside it. */
function splitAll(parts: readonly Asked[], write: Write): Split {
  const rarest = parts
    .filter(({ is }) => is !== 'not-repost')
    .map((part) => ({ part, cost: costOf(part) }))
    .toSorted((a, b) => a.cost - b.cost)
    .map(({ part }) => part)
  const [first] = rarest.filter((part) => write(part) !== null)
  if (first === undefined) {
    const splits = rarest.map((part) => splitAsked(part, write))
    const [best] = splits.toSorted(
      (a, b) => a.refused.length - b.refused.length || a.texts.length - b.texts.length,
    )
    return best ?? { texts: [], refused: [group('all', parts)] }
  }
  const kept: Asked[] = [first]
  let text = write(first)
  for (const part of [...rarest, ...parts.filter(({ is }) => is === 'not-repost')]) {
    if (kept.includes(part)) continue
    const longer = write(group('all', [...kept, part]))
    if (longer === null) continue
    kept.push(part)
    text = longer
  }
  return { texts: text === null ? [] : [text], refused: [] }
}

/** Of a phrase that is too long its words are asked for; each stands wherever it does. */
function splitTerm(term: AskedTerm, write: Write): Split {
  const refused = { texts: [], refused: [term] }
  const { leaf } = term
  if (leaf.type !== 'words') return refused
  const terms = (takenApart(leaf) ?? []).flatMap((part) =>
    part.type === 'words' ? (termOf(part) ?? []) : [],
  )
  return terms.length > 1 ? splitAll(terms, write) : refused
}
