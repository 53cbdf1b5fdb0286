import { scoreStream } from './nab-score.ts'
import type { Stream } from './read-streams.ts'

/**
 * What the benchmark publishes of its "windowedGaussian" in the standard profile (numenta/NAB,
 * results/windowedGaussian/windowedGaussian_standard_scores.csv): rows, alarms inside and outside of windows, and the score.
 */
const published: Record<string, { rows: number; inside: number; outside: number; score: number }> = {
  'realTweets/Twitter_volume_AAPL.csv': { rows: 15902, inside: 42, outside: 24, score: 1.5139968362565832 },
  'realTweets/Twitter_volume_AMZN.csv': { rows: 15831, inside: 10, outside: 20, score: 1.5584829945714498 },
  'realTweets/Twitter_volume_CRM.csv': { rows: 15902, inside: 10, outside: 0, score: 0.7638457640937151 },
  'realTweets/Twitter_volume_CVS.csv': { rows: 15853, inside: 22, outside: 18, score: 0.77368206139354 },
  'realTweets/Twitter_volume_FB.csv': { rows: 15833, inside: 6, outside: 15, score: 0.11975027819081463 },
  'realTweets/Twitter_volume_GOOG.csv': { rows: 15842, inside: 23, outside: 9, score: -0.14677735516717338 },
  'realTweets/Twitter_volume_IBM.csv': { rows: 15893, inside: 14, outside: 25, score: -0.7991094792289368 },
  'realTweets/Twitter_volume_KO.csv': { rows: 15851, inside: 22, outside: 33, score: -0.914196106944424 },
  'realTweets/Twitter_volume_PFE.csv': { rows: 15858, inside: 7, outside: 12, score: 0.26557999349038663 },
  'realTweets/Twitter_volume_UPS.csv': { rows: 15866, inside: 57, outside: 63, score: -2.205164668202926 },
}

/**
 * The scorer against a published result: the same simple detector is rebuilt, its alarms are counted against the published
 * counts, and its score must be the published one. Throws where it is not: then no other figure is worth anything.
 */
export function checkScorer(streams: readonly Stream[]): { checked: number } {
  const known = streams.filter(({ name, values }) => published[name]?.rows === values.length)
  for (const stream of known) {
    const alarms = windowedGaussian(stream.values)
    const found = scoreStream(alarms, { rows: stream.values.length, windows: stream.windows })
    const said = published[stream.name]
    if (!said || found.inside !== said.inside || found.outside !== said.outside)
      throw new Error(`${stream.name}: ${found.inside} and ${found.outside} alarms, not as published`)
    if (Math.abs(found.scores.standard - said.score) > 1e-9)
      throw new Error(`${stream.name}: scored ${found.scores.standard}, published is ${said.score}`)
  }
  return { checked: known.length }
}

const WINDOW = 6400
const STEP = 100
/** Where the tail of the normal distribution is 0 in the benchmark's table, in tenths rounded: only that reaches its limit of 1. */
const DEVIATIONS = 7.15

/** Mean and deviation of the last 6,400 values, renewed every 100. */
function windowedGaussian(values: readonly number[]): number[] {
  const alarms: number[] = []
  let [sum, squares, from, to] = [0, 0, 0, 0]
  for (const [row, value] of values.entries()) {
    const mean = to > from ? sum / (to - from) : 0
    const deviation = Math.sqrt(Math.max(0, squares / (to - from) - mean ** 2)) || 1e-6
    if (row > 0 && Math.abs(value - mean) / deviation >= DEVIATIONS) alarms.push(row)
    const grows = row < WINDOW
    if (!grows && (row + 1 - WINDOW) % STEP !== 0) continue
    for (; to <= row; to += 1) {
      sum += values[to] ?? 0
      squares += (values[to] ?? 0) ** 2
    }
    for (; to - from > WINDOW; from += 1) {
      sum -= values[from] ?? 0
      squares -= (values[from] ?? 0) ** 2
    }
  }
  return alarms
}
