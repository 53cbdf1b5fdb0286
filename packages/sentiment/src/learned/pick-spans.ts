import type { SentimentTerm } from '@hubbub/contracts'
import { valueOf } from './bins.ts'
import { LISTS } from './lexicon.ts'
import { NEGATION } from './roles.ts'
import { ADDRESS, NEGATED, type Scan, USER, WORD } from './scan-state.ts'

/** Less than this, or than so much of the heaviest, moves no label. */
const LEAST = 0.2
const LEAST_SHARE = 0.1
/** As many as a reader looks at. */
const MOST = 8
/** Words of one span: what stands together and says the same. */
const LONGEST = 4

interface Span {
  first: number
  last: number
  weight: number
}

/** The spans that weigh most, in the order of the text. A negation is shown with what it turns around. */
export function pickSpans(
  scan: Scan,
  weights: Float64Array,
  values: Float32Array,
  scale: number,
): SentimentTerm[] {
  const spans: Span[] = []
  for (let token = 0; token < scan.count; token += 1) {
    const span = spanAt(scan, weights, token, scale, valueOf(values, token, LISTS) !== 0)
    if (span === null) continue
    while ((spans.at(-1)?.last ?? -1) >= span.first) spans.pop()
    const before = spans.at(-1)
    if (before !== undefined && belongTogether(scan, before, span)) {
      before.last = span.last
      before.weight += span.weight
    } else spans.push(span)
  }
  const heaviest = spans.reduce((most, { weight }) => Math.max(most, Math.abs(weight)), 0)
  return spans
    .filter(({ weight }) => Math.abs(weight) >= Math.max(LEAST, LEAST_SHARE * heaviest))
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, MOST)
    .toSorted((a, b) => a.first - b.first)
    .map((span) => toTerm(scan, span))
}

/** `isListed`: a list knows the word, so that it counts under a negation even where the two weigh each other up. */
function spanAt(
  scan: Scan,
  weights: Float64Array,
  token: number,
  scale: number,
  isListed: boolean,
): Span | null {
  const own = scale * (weights[token] ?? 0)
  const isNegated = ((scan.flags[token] ?? 0) & NEGATED) !== 0
  const counts = Math.abs(own) >= LEAST || (isNegated && isListed)
  if (!counts || scan.kinds[token] === USER || scan.kinds[token] === ADDRESS) return null
  if (!isNegated) return { first: token, last: token, weight: own }
  let weight = own
  for (let first = token - 1; first >= 0 && token - first < LONGEST; first -= 1) {
    weight += scale * (weights[first] ?? 0)
    if (scan.roles[first] === NEGATION) return { first, last: token, weight }
  }
  return { first: token, last: token, weight: own }
}

function belongTogether(scan: Scan, before: Span, span: Span): boolean {
  return (
    before.last + 1 === span.first &&
    before.weight * span.weight > 0 &&
    scan.kinds[before.last] === WORD &&
    scan.kinds[span.first] === WORD &&
    (scan.starts[span.first] ?? 0) - (scan.ends[before.last] ?? 0) === 1 &&
    span.last - before.first < LONGEST
  )
}

function toTerm({ text, starts, ends }: Scan, { first, last, weight }: Span): SentimentTerm {
  const start = starts[first] ?? 0
  const end = ends[last] ?? 0
  return { start, end, text: text.slice(start, end), weight: Math.round(100 * weight) / 100 }
}
