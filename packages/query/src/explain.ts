import { findWholeNear, hasBetween } from './match/near.ts'
import { holds, reachOf } from './match/holds.ts'
import { type Plan, planOf, type WordsPlan } from './match/plan.ts'
import { findRaw } from './match/raw.ts'
import { placesOf, type Unit } from './match/units.ts'
import { findLoose, findWords } from './match/words.ts'
import type { QueryMessage } from './message.ts'
import { isInTitle, type ReadMessage, readMessage, tokenAt } from './text/read-message.ts'
import type { Query } from './tree.ts'

/** Why a query matched. */
export interface Explanation {
  /** What to highlight, by place: UTF-16 code units of the title or the text, end exclusive; they may overlap. */
  marks: { in: 'title' | 'text'; start: number; end: number; term: string }[]
  /** Terms that matched what is no word, as they stand in the query: `lang:en`. */
  fields: string[]
}

/** Null where the query does not match. What is behind NOT is never a reason. */
export function explain(tree: Query, message: QueryMessage): Explanation | null {
  const plan = planOf(tree)
  const read = readMessage(message)
  if (!holds(plan, read)) return null
  const found: Explanation = { marks: [], fields: [] }
  collect(plan, read, found)
  return { marks: inOrder(found.marks), fields: [...new Set(found.fields)] }
}

function collect(plan: Plan, read: ReadMessage, found: Explanation) {
  switch (plan.is) {
    case 'all':
    case 'any':
      for (const part of plan.parts) if (holds(part, read)) collect(part, read, found)
      break
    case 'not':
      break
    case 'words':
      for (const [first, last] of spansOf(plan, read)) mark(found, read, first, last, plan.term)
      break
    case 'raw':
      for (const span of findRaw(read, plan.text)) found.marks.push({ ...span, term: plan.term })
      break
    case 'near':
      for (const { first, last, plan: words } of findWholeNear(read, plan).flat())
        mark(found, read, first, last, words.term)
      break
    case 'field': {
      const places = findWords(read, plan.inText)
      for (const first of places) mark(found, read, first, first + plan.inText.length - 1, plan.term)
      if (places.length === 0) found.fields.push(plan.term)
    }
  }
}

function spansOf(plan: WordsPlan, read: ReadMessage): (readonly [number, number])[] {
  if (plan.within === null) {
    const reach = plan.units.length - 1
    return findWords(read, plan.units, plan.titled).map((first) => [first, first + reach] as const)
  }
  const reach = reachOf(plan)
  const starts = findLoose(read, plan.units, reach)
  const near = (place: number) => hasBetween(starts, place - reach, place)
  const places = plan.units.flatMap((unit: Unit) => [...placesOf(read, unit)]).filter(near)
  return [...new Set(places)].map((place) => [place, place] as const)
}

function mark({ marks }: Explanation, read: ReadMessage, first: number, last: number, term: string) {
  const start = tokenAt(read, first)?.start
  const end = tokenAt(read, last)?.end
  if (start !== undefined && end !== undefined)
    marks.push({ in: isInTitle(first) ? 'title' : 'text', start, end, term })
}

/** Those of the title first; what stands at one place for one term is told once. */
function inOrder(marks: Explanation['marks']): Explanation['marks'] {
  const rank = (mark: Explanation['marks'][number]) => (mark.in === 'title' ? 0 : 1)
  const known = new Map(marks.map((each) => [`${each.in} ${each.start} ${each.end} ${each.term}`, each]))
  return [...known.values()].toSorted((a, b) => rank(a) - rank(b) || a.start - b.start || a.end - b.end)
}
