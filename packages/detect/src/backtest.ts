import type { Alert } from './alert.ts'
import { type Bin, MINUTE_MS } from './bin.ts'
import type { Settings } from './judge.ts'
import { rebuildSeries } from './series.ts'

export const marks = ['useful', 'false-positive', 'not-actionable', 'poor-details'] as const
export type Mark = (typeof marks)[number]

/** What somebody said of an alert that there was. */
export interface Marked {
  at: number
  mark: Mark
}

export type Fired<T = Alert> = T & {
  /** What was said of an alert of about that time. */
  mark: Mark | null
}

export interface Backtest<T = Alert> {
  /** Each, for the chart. */
  fired: Fired<T>[]
  marked: Record<Mark, number>
  /** Alerts that were marked useful and would not have been. */
  missed: Marked[]
  perWeek: number
  /** `Would have fired 6 times in 28 days; 4 of them you marked noise`. */
  sentence: string
}

/** An alert and a mark belong together when no more lies between them: another rule fires a little earlier or later. */
const TOGETHER_MS = 120 * MINUTE_MS
const DAY_MS = 24 * 60 * MINUTE_MS

/**
 * What a rule would have done with stored history. `bins`: in order, from about two weeks before `from`, so that it knows
 * by then what is usual. Fired before `from` does not count. `marks`: of alerts of any rule over the same brand and filter.
 */
export function backtest({
  bins,
  from,
  settings,
  marks: given,
}: {
  bins: readonly Bin[]
  from: number
  settings: Settings
  marks: readonly Marked[]
}): Backtest {
  const until = bins.at(-1)?.at ?? from
  return holdAgainstMarks({ alerts: rebuildSeries(bins, settings).alerts, from, until, marks: given })
}

/** The same of alerts that anything brought. */
export function holdAgainstMarks<T extends { at: number }>({
  alerts: all,
  from,
  until,
  marks: given,
}: {
  alerts: readonly T[]
  from: number
  until: number
  marks: readonly Marked[]
}): Backtest<T> {
  const alerts = all.filter(({ at }) => at >= from)
  const judged = given.filter(({ at }) => at >= from && at <= until)
  const { markOf, left } = pair(alerts, judged)
  const fired = alerts.map((alert) => ({ ...alert, mark: markOf.get(alert) ?? null }))
  const count = (mark: Mark) => fired.filter((alert) => alert.mark === mark).length
  const days = Math.max(1, Math.round((until - from) / DAY_MS))
  const marked = {
    useful: count('useful'),
    'false-positive': count('false-positive'),
    'not-actionable': count('not-actionable'),
    'poor-details': count('poor-details'),
  } satisfies Record<Mark, number>
  const missed = left.filter(({ mark }) => mark === 'useful')
  return {
    fired,
    marked,
    missed,
    perWeek: (fired.length * 7) / days,
    sentence: sentenceOf({ fired: fired.length, days, marked, missed: missed.length }),
  }
}

/** Each mark belongs to one alert, the nearest that has none. */
function pair<T extends { at: number }>(alerts: readonly T[], judged: readonly Marked[]) {
  const markOf = new Map<T, Mark>()
  const left = judged.filter(({ at, mark }) => {
    const near = alerts
      .filter((alert) => !markOf.has(alert) && Math.abs(alert.at - at) <= TOGETHER_MS)
      .toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0]
    if (near) markOf.set(near, mark)
    return near === undefined
  })
  return { markOf, left }
}

function sentenceOf(told: { fired: number; days: number; marked: Record<Mark, number>; missed: number }) {
  const { fired, days, marked, missed } = told
  const noise = marked['false-positive'] + marked['not-actionable']
  return [
    `Would have fired ${fired === 1 ? 'once' : `${fired} times`} in ${days === 1 ? 'one day' : `${days} days`}`,
    noise > 0 ? `; ${noise} of them you marked noise` : '',
    marked.useful > 0 ? `, ${marked.useful} useful` : '',
    missed > 0 ? `; ${missed} that you marked useful would have been missed` : '',
  ].join('')
}
