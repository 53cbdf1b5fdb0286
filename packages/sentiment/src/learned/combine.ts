import type { Likelihoods } from './classify.ts'
import type { Part } from './read-part.ts'

/** What says nothing either way counts little beside what does, but it counts. */
const PLAIN = 0.15
/** Nobody complains out of politeness. */
const GRIEVANCE = 1.5
/** Greetings and thanks in advance are said by everyone. */
const MANNERS = 0.1

/** How a text of several sentences sounds as a whole: their mean, the longer and the clearer counting more. */
export function combine(parts: readonly Part[]): Likelihoods {
  const sum: Likelihoods = { negative: 0, neutral: 0, positive: 0 }
  let all = 0
  for (const part of parts) {
    const { negative, neutral, positive } = part.likelihoods
    const weight = weightOf(part)
    sum.negative += weight * negative
    sum.neutral += weight * neutral
    sum.positive += weight * positive
    all += weight
  }
  return { negative: sum.negative / all, neutral: sum.neutral / all, positive: sum.positive / all }
}

/** How much of the whole each makes: from 0 to 1, together 1. */
export function sharesOf(parts: readonly Part[]): number[] {
  const weights = parts.map(weightOf)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / all)
}

function weightOf({ words, isCourtesy, likelihoods: { negative, positive } }: Part): number {
  const lean = positive - negative
  const said = PLAIN + (lean < 0 ? -GRIEVANCE * lean : lean)
  return Math.sqrt(words) * (isCourtesy ? MANNERS * said : said)
}
