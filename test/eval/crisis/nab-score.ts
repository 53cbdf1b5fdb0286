/** Costs of the three profiles of the Numenta Anomaly Benchmark. */
export const profiles = {
  standard: { hit: 1, falseAlarm: 0.11, missed: 1 },
  low_fp: { hit: 1, falseAlarm: 0.22, missed: 1 },
  low_fn: { hit: 1, falseAlarm: 0.11, missed: 2 },
} as const
export type Profile = keyof typeof profiles

/** Rows of a stream, both ends included. */
export interface Window {
  from: number
  to: number
}

export interface Scored {
  /** Raw, by profile: 1 for a window found at once, less the later; minus what false alarms and missed windows cost. */
  scores: Record<Profile, number>
  windows: number
  /** Of each window that was hit: how many rows after its start. */
  delays: number[]
  /** Rows that were alarms inside of windows and outside. */
  inside: number
  outside: number
}

/**
 * The score of one stream as the benchmark's paper gives it (Lavin and Ahmad 2015, "Evaluating Real-time Anomaly Detection
 * Algorithms", section 3), with the limits of its program: nothing counts in the first 15 % of rows, at most 750.
 */
export function scoreStream(
  alarms: readonly number[],
  { rows, windows }: { rows: number; windows: readonly Window[] },
): Scored {
  const ignored = ignoredRows(rows)
  const counted = windows.filter(({ to }) => to >= ignored)
  const inside = new Map<Window, number[]>(counted.map((window) => [window, []]))
  const outside: number[] = []
  for (const row of alarms) {
    if (row < ignored) continue
    const hits = inside.get(counted.find(({ from, to }) => from <= row && row <= to) ?? noWindow)
    if (hits) hits.push(row)
    else outside.push(costOf(row, windows))
  }
  const firsts = [...inside].flatMap(([window, rowsOf]) =>
    rowsOf.length > 0 ? [{ window, row: Math.min(...rowsOf) }] : [],
  )
  const earned = sum(firsts.map(({ window, row }) => worthOf(row, window)))
  const score = (profile: Profile) => {
    const { hit, falseAlarm, missed } = profiles[profile]
    return hit * earned - falseAlarm * sum(outside) - missed * (counted.length - firsts.length)
  }
  return {
    scores: { standard: score('standard'), low_fp: score('low_fp'), low_fn: score('low_fn') },
    windows: counted.length,
    delays: firsts.map(({ window, row }) => row - window.from),
    inside: sum([...inside.values()].map(({ length }) => length)),
    outside: outside.length,
  }
}

/** 100 for a detector that finds every window at once and nothing else, 0 for one that never speaks. */
export function normalise(profile: Profile, streams: readonly Scored[]): number {
  const { hit, missed } = profiles[profile]
  const windows = sum(streams.map((stream) => stream.windows))
  const silent = -missed * windows
  return (100 * (sum(streams.map(({ scores }) => scores[profile])) - silent)) / (hit * windows - silent)
}

export const ignoredRows = (rows: number) => Math.min(Math.floor(0.15 * rows), 750)

const noWindow: Window = { from: -1, to: -1 }
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** From 1 at the left edge of a window over 0 at its right edge to -1 far behind it. */
const sigmoid = (place: number) => (place > 3 ? -1 : 2 / (1 + Math.exp(5 * place)) - 1)

const worthOf = (row: number, { from, to }: Window) =>
  sigmoid(-(to - row + 1) / (to - from + 1)) / sigmoid(-1)

/** Shortly after a window a false alarm costs little; before the first, all. */
function costOf(row: number, windows: readonly Window[]): number {
  const last = windows.findLast(({ to }) => to < row)
  return last === undefined ? 1 : -sigmoid((row - last.to) / (last.to - last.from))
}
