import { match } from '../match/match.ts'
import { planOf } from '../match/plan.ts'
import { needOf } from '../match/need.ts'
import { imagineMessage } from '../message.ts'
import { chooseAnchors } from '../monitors/choose-anchors.ts'
import { print } from '../print.ts'
import type { Leaf, Query } from '../tree.ts'
import { type Answer, type Asked, group, type Network, queryOf } from './asked.ts'
import { takenApart, termOf } from './term-of.ts'

/** Within one part: what holds of all that comes from there is known before it comes. */
type Part = Answer | { is: 'always' }

/**
 * What a network has to be asked for, so that it tells all that a query matches and as little else as it can be brought
 * to. What it cannot be asked for is left out where something else is needed as well; where nothing else is, it is said.
 */
export function askFor(tree: Query, network: Network): Answer {
  const part = ask(tree, network, false)
  return part.is === 'always' ? { is: 'unasked', missed: [print(tree)] } : part
}

/** `negated`: what is asked for is that it does not hold; NOT comes down to the leaves. */
function ask(tree: Query, network: Network, negated: boolean): Part {
  switch (tree.type) {
    case 'not':
      return ask(tree.part, network, !negated)
    case 'and':
    case 'or': {
      const parts = tree.parts.map((part) => ask(part, network, negated))
      return (tree.type === 'and') === negated ? anyOf(parts, tree, negated) : allOf(parts)
    }
    default:
      return negated ? askNot(tree, network) : askLeaf(tree, network)
  }
}

const unasked = (tree: Query): Part => ({ is: 'unasked', missed: [print(tree)] })

function askNot(leaf: Leaf | Extract<Query, { type: 'near' }>, network: Network): Part {
  const known = knownOf(leaf, network)
  if (known !== null) return known.is === 'always' ? { is: 'never' } : { is: 'always' }
  const negation: Query = { type: 'not', part: leaf }
  if (leaf.type !== 'field' || leaf.field !== 'is' || leaf.value !== 'repost') return unasked(negation)
  const term = { is: 'not-repost', leaf: negation } as const
  // By itself it would ask for nearly all that is said.
  return network.grade(term) === 'whole' ? { is: 'asked', asked: term, missed: [] } : unasked(negation)
}

function askLeaf(leaf: Leaf | Extract<Query, { type: 'near' }>, network: Network): Part {
  const known = knownOf(leaf, network)
  if (known !== null) return known
  const term = leaf.type === 'near' ? null : termOf(leaf)
  const grade = term === null ? 'no' : network.grade(term)
  if (term !== null && grade === 'whole') return { is: 'asked', asked: term, missed: [] }
  const smaller = takenApart(leaf)?.map((part) => ask(part, network, false))
  const less = smaller === undefined ? unasked(leaf) : allOf(smaller)
  if (less.is === 'asked' && less.missed.length === 0) return less
  if (term !== null && grade === 'part') return { is: 'asked', asked: term, missed: [print(leaf)] }
  return less.is === 'asked' || less.is === 'unasked' ? { ...less, missed: [print(leaf)] } : less
}

/** Which account it comes from, and on which host it stands, is known before. */
function knownOf(leaf: Query, { channel, host }: Network): { is: 'always' } | { is: 'never' } | null {
  if (leaf.type !== 'field' || (leaf.field !== 'channel' && (leaf.field !== 'site' || host === null)))
    return null
  const url = host === null ? null : `https://${host}/`
  return match(leaf, imagineMessage({ channel, url })) ? { is: 'always' } : { is: 'never' }
}

type AskedPart = Extract<Answer, { is: 'asked' }>

/** Each that is told whole narrows the rest; of those that are told in part only one may, and the rarest does. */
function allOf(parts: readonly Part[]): Part {
  if (parts.some(({ is }) => is === 'never')) return { is: 'never' }
  const asked = parts.filter((part) => part.is === 'asked')
  const whole = asked.filter(({ missed }) => missed.length === 0)
  const needed = whole.filter(({ asked: { is } }) => is !== 'not-repost')
  if (needed.length > 0)
    return {
      is: 'asked',
      asked: group(
        'all',
        whole.map((part) => part.asked),
      ),
      missed: [],
    }
  const [best] = asked
    .filter(({ missed }) => missed.length > 0)
    .toSorted((a, b) => a.missed.length - b.missed.length || costOf(a.asked) - costOf(b.asked))
  if (best !== undefined) return withAll(best, whole)
  const [first] = parts.filter((part) => part.is === 'unasked')
  if (first !== undefined || whole.length > 0)
    return { is: 'unasked', missed: parts.flatMap((part) => ('missed' in part ? part.missed : [])) }
  return { is: 'always' }
}

const withAll = (best: AskedPart, whole: readonly AskedPart[]): AskedPart => ({
  ...best,
  asked: group('all', [best.asked, ...whole.map(({ asked }) => asked)]),
})

/** What cannot be asked for is missed; the others are heard. */
function anyOf(parts: readonly Part[], tree: Query, negated: boolean): Part {
  const possible = parts.filter(({ is }) => is !== 'never')
  if (possible.length === 0) return { is: 'never' }
  const whole = negated ? ({ type: 'not', part: tree } as const) : tree
  if (possible.some(({ is }) => is === 'always')) return { is: 'always' }
  const asked = possible.filter((part) => part.is === 'asked')
  const missed = possible.flatMap((part) => ('missed' in part ? part.missed : []))
  if (asked.length === 0) return { is: 'unasked', missed: missed.length > 0 ? missed : [print(whole)] }
  return {
    is: 'asked',
    asked: group(
      'any',
      asked.map((part) => part.asked),
    ),
    missed,
  }
}

/** In what share of what is said it is thought to stand. */
export const costOf = (asked: Asked): number => chooseAnchors(needOf(planOf(queryOf(asked))).need)?.cost ?? 1
