import { type Alert, type Reason, strengthOf } from './alert.ts'
import { type Bin, BINS_PER_DAY, type FullBin, fillBin, MINUTE_MS, timeOf } from './bin.ts'
import { type Core, createCore, type Detector, enterBin, learnBin } from './core.ts'
import { judgeBin, type Settings } from './judge.ts'
import { AGAIN } from './sensitivity.ts'
import { binsOf, createDay, type Day, firstIndex, pushBin, shiftBin } from './state/day.ts'

/** For so long an earlier bin may be given again with other counts. */
export const CORRECTED_FOR_BINS = BINS_PER_DAY

export interface ToldReason {
  index: number
  detector: Detector
  strength: number
}

/**
 * What is known of one brand and filter: as it is now, as it was a day ago, and the bins between. A correction begins
 * anew from the day before, so that it leads exactly where the corrected history would have led.
 */
export interface Series {
  now: Core | null
  before: Core | null
  /** Bins in which nothing was heard may be missing. */
  day: Day
  /** What was told of the bins of that day. */
  told: ToldReason[]
}

export const createSeries = (): Series => ({ now: null, before: null, day: createDay(0), told: [] })

/**
 * Takes the next bin, when it is over. Bins that are left out count as not heard: one in which nothing was said has to be
 * given with 0. A bin that is not later than the last is refused (RangeError): that is `correctBins`.
 */
export function addBin(series: Series, bin: Bin, settings: Settings): Alert | null {
  const full = fillBin(bin)
  if (series.now !== null && full.index <= series.now.last)
    throw new RangeError('an earlier bin: correct it instead')
  if (series.now === null) {
    series.now = createCore(full.index)
    series.before = createCore(full.index)
    series.day = createDay(full.index)
  }
  const next = step(series.now, full, settings)
  series.now = next.core
  pushBin(series.day, full)
  forgetDay(series, full.index, settings)
  if (next.alert) series.told.push(...next.alert.reasons.map(toldOf(full.index)))
  return next.alert
}

/**
 * Takes earlier bins again, whole and as they are now: mentions that came late, were taken back, or whose sentiment was
 * corrected; also bins that were not heard and have been fetched since (`gap: 'backfill'`). What is older than a day is
 * counted in `ignored`: it is in the charts, and in the state when that is built from history again.
 *
 * Returned are alerts that the corrected bins would have brought, where nothing like them has been told of that day. They
 * are late, and say by how much. What has been told is not taken back.
 */
export function correctBins(
  series: Series,
  bins: readonly Bin[],
  settings: Settings,
): { late: Alert[]; ignored: number } {
  const { now, before } = series
  if (!now || !before) return { late: [], ignored: bins.length }
  const byIndex = new Map(binsOf(series.day).map((bin) => [bin.index, bin]))
  const given = bins.map(fillBin)
  if (given.some(({ index }) => index > now.last))
    throw new RangeError('a bin that is not over yet: add it instead')
  const taken = given.filter(({ index }) => index > now.last - CORRECTED_FOR_BINS && index > before.last)
  for (const bin of taken) byIndex.set(bin.index, bin)
  const ignored = bins.length - taken.length
  if (taken.length === 0) return { late: [], ignored }
  series.day = createDay(before.last + 1)
  for (const bin of [...byIndex.values()].toSorted((a, b) => a.index - b.index)) pushBin(series.day, bin)
  return { late: replay(series, before, settings), ignored }
}

/** The same state as if it had heard all of it as it came. Two weeks are enough for what is usual; more say more of "since". */
export function rebuildSeries(bins: Iterable<Bin>, settings: Settings): { series: Series; alerts: Alert[] } {
  const series = createSeries()
  const alerts: Alert[] = []
  for (const bin of bins) {
    const alert = addBin(series, bin, settings)
    if (alert) alerts.push(alert)
  }
  return { series, alerts }
}

function step(core: Core, bin: FullBin, settings: Settings): { core: Core; alert: Alert | null } {
  if (bin.gap === 'down') {
    core.last = bin.index
    return { core, alert: null }
  }
  const known = bin.gap === 'edited' ? createCore(bin.index) : core
  enterBin(known, bin)
  const alert = judgeBin(known, bin, settings)
  learnBin(known, bin)
  return { core: known, alert }
}

function forgetDay(series: Series, last: number, settings: Settings): void {
  while (series.before && (firstIndex(series.day) ?? Infinity) <= last - CORRECTED_FOR_BINS) {
    const oldest = shiftBin(series.day)
    if (oldest) series.before = step(series.before, oldest, settings).core
  }
  while ((series.told[0]?.index ?? Infinity) <= last - CORRECTED_FOR_BINS) series.told.shift()
}

function replay(series: Series, before: Core, settings: Settings): Alert[] {
  const late: Alert[] = []
  let core = structuredClone(before)
  const { last } = series.day
  for (const bin of binsOf(series.day)) {
    const next = step(core, bin, settings)
    core = next.core
    const reasons = next.alert?.reasons.filter((reason) => !isKnown(series.told, reason)) ?? []
    if (!next.alert || reasons.length === 0) continue
    late.push({ ...next.alert, reasons, lateMinutes: (timeOf(last) - next.alert.at) / MINUTE_MS })
    series.told.push(...reasons.map(toldOf(bin.index)))
  }
  series.told.sort((a, b) => a.index - b.index)
  series.now = core
  return late
}

/** Something about as strong was told of this day, perhaps of the bin beside it. */
const isKnown = (told: readonly ToldReason[], reason: Reason) =>
  told.some(({ detector, strength }) => detector === reason.detector && strengthOf(reason) < AGAIN * strength)

const toldOf = (index: number) => (reason: Reason) => ({
  index,
  detector: reason.detector,
  strength: Math.fround(strengthOf(reason)),
})
