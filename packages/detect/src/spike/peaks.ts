import { BINS_PER_DAY } from '../bin.ts'

const DAYS = 14
const DAYS_FOR_MEDIAN = 7
/** No series has more records of former days to remember than this. */
const MOST_RECORDS = 64

/**
 * The maxima of rolling days, without the values themselves. A maximum changes about twice a day, so two weeks of it are
 * some thirty numbers where the values would be 4,032. Places count what was heard: while a source is down, nothing moves.
 */
export interface Peaks {
  /** How many values were learned. */
  size: number
  /** The values that no later one has reached, falling: their places, their bins, and what they were. */
  records: { place: number; index: number; value: number }[]
  /** From which place on the 24 hours before it had which maximum. */
  runs: { place: number; value: number }[]
}

export const createPeaks = (): Peaks => ({ size: 0, records: [], runs: [] })

/** The highest of the last 24 hours, or of what there is. Null: nothing is known. */
export function highestOfDay({ size, records }: Peaks): number | null {
  return records.find(({ place }) => place >= size - BINS_PER_DAY)?.value ?? null
}

/**
 * The usual daily peak: the geometric mean of the median of the last 7 daily maxima and the mean of the last 14, neither
 * taken for less than `least`. Days are the 24 hours before now, those before them, and so on; only whole ones count.
 * Null before the first day is over.
 */
export function usualPeak({ size, runs }: Peaks, least: number): number | null {
  const days = Math.min(DAYS, Math.floor(size / BINS_PER_DAY))
  if (days === 0) return null
  const maxima: number[] = []
  let run = runs.length - 1
  for (let day = 0; day < days; day += 1) {
    while ((runs[run]?.place ?? 0) > size - day * BINS_PER_DAY) run -= 1
    maxima.push(runs[run]?.value ?? 0)
  }
  const mean = maxima.reduce((sum, value) => sum + value, 0) / days
  return Math.sqrt(Math.max(least, median(maxima.slice(0, DAYS_FOR_MEDIAN))) * Math.max(least, mean))
}

/** Of at most seven: put in order by hand, for it is done for every bin. */
function median(values: number[]): number {
  for (let end = 1; end < values.length; end += 1) {
    const value = values[end] ?? 0
    let place = end
    for (; place > 0 && (values[place - 1] ?? 0) > value; place -= 1) values[place] = values[place - 1] ?? 0
    values[place] = value
  }
  const middle = values.length / 2
  return ((values[Math.ceil(middle) - 1] ?? 0) + (values[Math.floor(middle)] ?? 0)) / 2
}

/** The bin of the last value that was as high. Null: none ever was. */
export function lastAsHigh({ records }: Peaks, value: number): number | null {
  return records.findLast((record) => record.value >= value)?.index ?? null
}

/** Learns the next value. */
export function addValue(peaks: Peaks, { index, value }: { index: number; value: number }): void {
  const { records, runs } = peaks
  while ((records.at(-1)?.value ?? Infinity) <= value) records.pop()
  records.push({ place: peaks.size, index, value })
  peaks.size += 1
  forgetOldest(peaks)
  if (peaks.size < BINS_PER_DAY) return
  const highest = highestOfDay(peaks) ?? 0
  if (runs.at(-1)?.value !== highest) runs.push({ place: peaks.size, value: highest })
  while ((runs[1]?.place ?? Infinity) <= peaks.size - (DAYS - 1) * BINS_PER_DAY) runs.shift()
}

/** Two records of former days become one, as high as the older and as late as the younger: "since" is never too old. */
function forgetOldest({ size, records }: Peaks): void {
  const [first, second] = records
  if (records.length <= MOST_RECORDS || first === undefined || second === undefined) return
  if (second.place < size - BINS_PER_DAY) records.splice(0, 2, { ...second, value: first.value })
}
