import type { Place } from './find-names.ts'
import { nameOthers } from './name-others.ts'
import { type Clause, splitClauses } from './split-clauses.ts'

/** What a text says of a thing that it names. */
export interface Scope {
  /** Stretches of the text, in their order. */
  places: readonly (Place & { turned: boolean })[]
  /** Whether it speaks of nothing else. */
  isWhole: boolean
}

type Named = Clause & { names: Place[]; others: Place[] }

/**
 * Which parts of a text are about what stands at `own`: the clauses that name it; those that name nothing and follow
 * one of them; and those before it that name nothing, unless a "but" parts them.
 */
export function scopeOf(text: string, own: readonly Place[]): Scope {
  const clauses = splitClauses(text)
    .map((clause) => nameIn(text, clause, own))
    .flatMap((clause) => partAtAnd(text, clause, own))
  const about = aboutOwn(clauses)
  const places: (Place & { turned: boolean })[] = []
  let before = false
  for (const [at, { start, end, names, opens }] of clauses.entries()) {
    if (about[at] !== true) {
      before = false
      continue
    }
    const turned = names.length > 0 && isTurned(text, start, names)
    const last = places.at(-1)
    // What is said in one breath is read in one.
    if (before && last !== undefined && !opens && last.turned === turned) last.end = end
    else places.push({ start, end, turned })
    before = true
  }
  const isWhole = about.every(Boolean) && !places.some(({ turned }) => turned)
  return { places, isWhole }
}

function nameIn(text: string, clause: Clause, own: readonly Place[]): Named {
  const names = own.filter(({ start, end }) => start >= clause.start && end <= clause.end)
  return { ...clause, names, others: nameOthers(text, clause, own) }
}

/** "Love Pixel and hate Acme": two clauses, where either side of the "and" names another and has something to say. */
function partAtAnd(text: string, clause: Named, own: readonly Place[]): Named[] {
  if (clause.names.length === 0 || clause.others.length === 0) return [clause]
  const whole = text.slice(clause.start, clause.end)
  for (const { index, 0: found } of whole.matchAll(/\s(?:and|und|y|et|e|aur)\s|\s?&\s/giu)) {
    const at = clause.start + index
    const left = nameIn(text, { ...clause, end: at }, own)
    const right = nameIn(text, { ...clause, start: at + found.length, opens: false, turns: false }, own)
    if (isApart(text, left, right)) return [...partAtAnd(text, left, own), ...partAtAnd(text, right, own)]
  }
  return [clause]
}

/** Words besides the names that a side has, if it says something by itself. */
const SAYS = 1

const isApart = (text: string, left: Named, right: Named): boolean =>
  [left, right].every((side) => side.names.length + side.others.length > 0 && restOf(text, side) >= SAYS) &&
  [left, right].some((side) => side.names.length === 0)

function restOf(text: string, { start, end, names, others }: Named): number {
  const words = [...text.slice(start, end).matchAll(/[\p{L}\p{N}]+/gu)]
  const named = [...names, ...others]
  return words.filter(
    ({ index }) => !named.some((place) => start + index >= place.start && start + index < place.end),
  ).length
}

function aboutOwn(clauses: readonly Named[]): boolean[] {
  const first = clauses.findIndex(({ names }) => names.length > 0)
  let following = false
  return clauses.map(({ names, others }, at) => {
    if (names.length > 0) following = true
    else if (others.length > 0) following = false
    else if (at < first)
      return (
        clauses.slice(at, first).every((one) => one.others.length === 0) &&
        !clauses.slice(at + 1, first + 1).some(({ turns }) => turns)
      )
    return following
  })
}

/** "Better than Acme", "Pixel over Acme", "left Acme for": what is good is said of the other. */
const turning =
  /(?:\b(?:than|unlike|instead of|rather than|compared (?:to|with)|(?:prefer|chose|choose|choosing|picked|switch(?:ed|ing)? to)\b.{0,40}\b(?:over|to|from|instead of)|(?:switch(?:ed|ing)?|mov(?:ed?|ing)) (?:away )?from)|\b(?:besser|schneller|günstiger|lieber) als|mejor que|mieux que|meglio (?:di|che)|melhor (?:do )?que)\s+(?:the |a |an |my |your |any |old )*$/iu

/** "Nothing is better than Acme" */
const denied =
  /(?<![\p{L}\p{N}])(?:nothing|nobody|none|no|not|never|nichts|nada|rien|niente)(?![\p{L}\p{N}])|n['’]t\b/iu

const isTurned = (text: string, from: number, names: readonly Place[]): boolean =>
  names.every(({ start }) => {
    const before = text.slice(from, start)
    return turning.test(before) && !denied.test(before)
  })
