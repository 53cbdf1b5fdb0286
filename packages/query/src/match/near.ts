import type { ReadMessage } from '../text/read-message.ts'
import type { NearPlan, Plan, WordsPlan } from './plan.ts'
import { findWords } from './words.ts'

/** Words of a text that meet a part of NEAR; both ends inclusive. */
export interface Span {
  first: number
  last: number
  plan: WordsPlan
}

/** For each part of NEAR, where it stands so that all of them are near; empty where they are not. */
export function findNear(read: ReadMessage, { parts, links }: NearPlan): Span[][] {
  const steps: Span[][] = []
  for (const [index, part] of parts.entries()) {
    const link = links[index - 1]
    const before = steps.at(-1)
    const spans = spansOf(read, part)
    const reached = link === undefined || before === undefined ? spans : linked(spans, before, link)
    if (reached.length === 0) return []
    steps.push(reached)
  }
  return steps
}

/** The same without those from which the way does not go on to the last part. */
export function findWholeNear(read: ReadMessage, plan: NearPlan): Span[][] {
  const steps = findNear(read, plan)
  for (let index = steps.length - 2; index >= 0; index -= 1) {
    const link = plan.links[index]
    const after = steps[index + 1]
    if (link !== undefined && after !== undefined)
      steps[index] = linked(steps[index] ?? [], after, link, true)
  }
  return steps
}

function spansOf(read: ReadMessage, plan: Plan): Span[] {
  if (plan.is === 'any') return plan.parts.flatMap((part) => spansOf(read, part))
  if (plan.is !== 'words') return []
  const reach = plan.units.length - 1
  return findWords(read, plan.units).map((first) => ({ first, last: first + reach, plan }))
}

/** Those of `spans` that one of `others` stands before (or, backwards, after), near enough. */
function linked(
  spans: readonly Span[],
  others: readonly Span[],
  { within, ordered }: NearPlan['links'][number],
  backwards = false,
): Span[] {
  const firsts = others.map(({ first }) => first).toSorted((a, b) => a - b)
  const lasts = others.map(({ last }) => last).toSorted((a, b) => a - b)
  const isAfterOne = ({ first }: Span) => hasBetween(lasts, first - within, first - 1)
  const isBeforeOne = ({ last }: Span) => hasBetween(firsts, last + 1, last + within)
  if (!ordered) return spans.filter((span) => isAfterOne(span) || isBeforeOne(span))
  return spans.filter(backwards ? isBeforeOne : isAfterOne)
}

/** Whether one of the numbers, which are in order, lies there. */
export function hasBetween(sorted: readonly number[], from: number, to: number): boolean {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  const found = sorted[low]
  return found !== undefined && found <= to
}
