import type { SentimentMeasure } from '@hubbub/contracts'
import type { Series } from '#components/chart/series.ts'

/** The newest measure of each scorer, the best first. */
export function latestOf(measures: readonly SentimentMeasure[]): SentimentMeasure[] {
  const newest = new Map<string, SentimentMeasure>()
  for (const measure of measures) {
    const known = newest.get(measure.scorer)
    if (known === undefined || known.at < measure.at) newest.set(measure.scorer, measure)
  }
  return [...newest.values()].toSorted((a, b) => b.macroRecall - a.macroRecall)
}

/** One measure a day is kept, of whatever hour; noon is of the same day nearly everywhere. */
const dayOf = (at: string) => `${at.slice(0, 10)}T12:00:00.000Z`

/** How often each scorer agreed, by day. */
export function seriesOf(measures: readonly SentimentMeasure[]): Series[] {
  const byScorer = Map.groupBy(measures, ({ scorer }) => scorer)
  return [...byScorer].map(([name, ofScorer]) => ({
    name,
    points: ofScorer
      .map(({ at, accuracy }) => ({ at: dayOf(at), value: accuracy }))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1)),
  }))
}
