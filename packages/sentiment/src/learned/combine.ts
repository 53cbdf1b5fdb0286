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
  for (const { words, isCourtesy, likelihoods } of parts) {
    const { negative, neutral, positive } = likelihoods
    const lean = positive - negative
    const said = PLAIN + (lean < 0 ? -GRIEVANCE * lean : lean)
    const weight = Math.sqrt(words) * (isCourtesy ? MANNERS * said : said)
    sum.negative += weight * negative
    sum.neutral += weight * neutral
    sum.positive += weight * positive
    all += weight
  }
  return { negative: sum.negative / all, neutral: sum.neutral / all, positive: sum.positive / all }
}
