import { print } from '../print.ts'
import type { Query, Words } from '../tree.ts'
import { planField, type FieldPlan } from './plan-field.ts'
import { type Unit, unitsOf } from './units.ts'

export interface WordsPlan {
  is: 'words'
  /** As it stands in the query, for people. */
  term: string
  units: readonly Unit[]
  within: number | null
  /** Only in the title. */
  titled: boolean
}

export interface RawPlan {
  is: 'raw'
  term: string
  text: string
  /** Words that stand in it whole. */
  forms: readonly string[]
}

export interface NearPlan {
  is: 'near'
  parts: readonly Plan[]
  links: readonly { within: number; ordered: boolean }[]
}

export type LeafPlan = WordsPlan | RawPlan | FieldPlan | NearPlan

/** A query made ready to be asked often: words folded, NOT only before what cannot be taken apart. */
export type Plan = { is: 'all' | 'any'; parts: readonly Plan[] } | { is: 'not'; part: LeafPlan } | LeafPlan

const kept = new WeakMap<Query, Plan>()

/** Once for each tree. */
export function planOf(tree: Query): Plan {
  const known = kept.get(tree)
  if (known !== undefined) return known
  const plan = build(tree, false)
  kept.set(tree, plan)
  return plan
}

/** `negated`: what is asked for is that it does not hold (De Morgan), so that NOT comes down to the leaves. */
function build(tree: Query, negated: boolean): Plan {
  if (tree.type === 'not') return build(tree.part, !negated)
  if (tree.type === 'and' || tree.type === 'or') {
    const parts = tree.parts.map((part) => build(part, negated))
    return { is: (tree.type === 'and') === negated ? 'any' : 'all', parts }
  }
  const leaf = buildLeaf(tree)
  return negated ? { is: 'not', part: leaf } : leaf
}

function buildLeaf(tree: Exclude<Query, { type: 'and' | 'or' | 'not' }>): LeafPlan {
  switch (tree.type) {
    case 'words':
      return planWords(tree)
    case 'raw':
      return {
        is: 'raw',
        term: print(tree),
        text: tree.text,
        forms: unitsOf(tree.text.replace(/[*?]/g, ' ')).flatMap((unit) =>
          unit.is === 'form' && /^[\p{L}\p{N}]/u.test(unit.form) ? [unit.form] : [],
        ),
      }
    case 'near':
      return { is: 'near', parts: tree.parts.map((part) => build(part, false)), links: tree.links }
    case 'field':
      if (tree.field === 'title')
        return {
          ...planWords({ type: 'words', text: tree.value, quoted: true, within: null }),
          term: print(tree),
          titled: true,
        }
      return planField(tree)
    case 'compare':
      return planField(tree)
  }
}

export function planWords(words: Words): WordsPlan {
  return { is: 'words', term: print(words), units: unitsOf(words.text), within: words.within, titled: false }
}
