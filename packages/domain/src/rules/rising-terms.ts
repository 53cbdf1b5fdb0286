import type { RisingTerms } from '@hubbub/contracts'

export interface CountedText {
  terms: ReadonlySet<string>
  negative: boolean
}

type Item = RisingTerms['items'][number]

/** Texts that must hold a term, for chance alone brings up any word once. */
const LEAST_TEXTS = 3
const MOST = 40
/** A word that stands nearly always in one phrase is told by the phrase. */
const SAME = 0.75

/**
 * Terms that rise against the stretch before, most surely first, and behind them those that are most used. Where nobody
 * listened then (null), none is said to rise.
 */
export function risingTerms(now: readonly CountedText[], before: readonly CountedText[] | null): Item[] {
  const counts = count(now)
  const former = before && count(before)
  const items = [...counts]
    .filter(([, { texts }]) => texts >= LEAST_TEXTS)
    .map(([term, { texts, negative }]): Item => {
      if (before === null || former === null) return { term, texts, negative, before: null, score: 0 }
      const then = former.get(term)?.texts ?? 0
      const rises = texts * before.length > then * now.length || before.length === 0
      const score = rises
        ? logLikelihood({ now: texts, before: then }, { now: now.length, before: before.length })
        : 0
      return { term, texts, negative, before: then, score: Math.round(score * 10) / 10 }
    })
  const ranked = withoutParts(items)
  const rising = ranked
    .toSorted((a, b) => b.score - a.score || b.texts - a.texts || order(a.term, b.term))
    .slice(0, MOST)
  const used = ranked.toSorted((a, b) => b.texts - a.texts || order(a.term, b.term)).slice(0, MOST)
  return [...new Set([...rising, ...used])]
}

const order = (a: string, b: string) => (a < b ? -1 : Number(a > b))

function count(texts: readonly CountedText[]): Map<string, { texts: number; negative: number }> {
  const counts = new Map<string, { texts: number; negative: number }>()
  for (const { terms, negative } of texts)
    for (const term of terms) {
      const held = counts.get(term)
      if (held === undefined) counts.set(term, { texts: 1, negative: Number(negative) })
      else {
        held.texts++
        held.negative += Number(negative)
      }
    }
  return counts
}

/** Leaves out what nearly always stands in a longer phrase that is there as well. */
export function withoutParts<T extends Pick<Item, 'term' | 'texts'>>(items: readonly T[]): T[] {
  const most = new Map<string, number>()
  for (const { term, texts } of items) {
    const parts = term.split(' ')
    for (let first = 0; first < parts.length; first++)
      for (let end = first + 1; end <= parts.length; end++) {
        if (end - first === parts.length) continue
        const part = parts.slice(first, end).join(' ')
        most.set(part, Math.max(most.get(part) ?? 0, texts))
      }
  }
  return items.filter(({ term, texts }) => (most.get(term) ?? 0) < SAME * texts)
}

interface Pair {
  now: number
  before: number
}

/**
 * How surely a term is used more than before, over texts that hold it and texts that do not (Dunning 1993, "Accurate
 * Methods for the Statistics of Surprise and Coincidence"). Chi-squared with one degree of freedom: above 10.8 it is chance
 * once in a thousand terms.
 */
export function logLikelihood(holds: Pair, all: Pair): number {
  const lacks = { now: all.now - holds.now, before: all.before - holds.before }
  const total = all.now + all.before
  if (total === 0) return 0
  const cell = (seen: number, row: number, column: number) =>
    seen === 0 ? 0 : seen * Math.log((seen * total) / (row * column))
  const held = holds.now + holds.before
  const lacked = lacks.now + lacks.before
  return Math.max(
    0,
    2 *
      (cell(holds.now, held, all.now) +
        cell(holds.before, held, all.before) +
        cell(lacks.now, lacked, all.now) +
        cell(lacks.before, lacked, all.before)),
  )
}
