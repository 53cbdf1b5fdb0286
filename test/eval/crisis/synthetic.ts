import { addBin, type Bin, BIN_MS, createSeries, type Detector } from '@hubbub/detect'
import { createRandom } from '../../lib/random.ts'
import type { Figures } from '../../lib/report.ts'

/**
 * Made-up brands with known changes, for what the public streams do not tell: they count mentions and nothing else. The
 * same every time. They show that a detector finds what it was made for, and how often it errs where people write as
 * unevenly as is assumed here; they do not show how people write.
 */
const BRANDS = 16
const WEEKS = 6
const DAY = 288
const HOUR = 12
/** Nothing is judged in the first week; then a change in the middle of every second. */
const CHANGED_DAYS = [10.2, 17.6, 24.4, 31.8, 38.5]
/** An alert within a day of a change found it. */
const FOUND_WITHIN = DAY

interface Brand {
  random: () => number
  /** Mentions an hour, share of them that is negative, and how unevenly hours differ (variance is m + m² x spread). */
  perHour: number
  negative: number
  spread: number
}

type Changed = (bin: Counts, hours: number, brand: Brand) => Counts
type Counts = Required<Pick<Bin, 'mentions' | 'negative' | 'reach' | 'topReach'>>

const changes: Record<Exclude<Detector, 'spike'>, Changed> = {
  /** Over half a day negative mentions grow to four times what is usual, on top of all else; then half a day so. */
  'negative-rise': (bin, hours, { perHour, negative, random }) => {
    const more = hours < 24 ? poisson((3 * Math.min(1, hours / 12) * perHour * negative) / HOUR, random) : 0
    return { ...bin, mentions: bin.mentions + more, negative: bin.negative + more }
  },
  /** For six hours as much is said as before, but 40 in 100 more of it is negative. */
  'negative-share': (bin, hours, { random }) => {
    const turned = hours < 6 ? times(bin.mentions - bin.negative, () => Number(random() < 0.5)) : []
    return { ...bin, negative: bin.negative + sum(turned) }
  },
  /** One account with two million followers speaks once. */
  reach: (bin, hours) =>
    hours === 0
      ? { ...bin, mentions: bin.mentions + 1, reach: bin.reach + 2_000_000, topReach: 2_000_000 }
      : bin,
}

/** For each detector that the public streams say nothing of: alone, balanced, on brands that change in its way. */
export function evalSynthetic(brands = BRANDS): Record<string, Figures> {
  return Object.fromEntries(
    Object.entries(changes).map(([name, changed]) => [
      `synthetic_${name.replaceAll('-', '_')}`,
      evalDetector(name as Detector, changed, brands),
    ]),
  )
}

function evalDetector(detector: Detector, changed: Changed, brands: number): Figures {
  const delays: number[] = []
  let wrong = 0
  for (let seed = 1; seed <= brands; seed += 1) {
    const alarms = alarmsOf(brandBins(seed, changed), detector)
    const starts = CHANGED_DAYS.map((day) => Math.round(day * DAY))
    for (const start of starts) {
      const found = alarms.find((place) => place >= start && place < start + FOUND_WITHIN)
      if (found !== undefined) delays.push(found - start)
    }
    wrong += alarms.filter(
      (place) => !starts.some((start) => place >= start && place < start + FOUND_WITHIN),
    ).length
  }
  const sorted = delays.toSorted((a, b) => a - b)
  return {
    changes: brands * CHANGED_DAYS.length,
    changes_hit: delays.length,
    false_per_brand_week: wrong / (brands * (WEEKS - 1)),
    delay_median_min: 5 * (sorted[Math.floor(sorted.length / 2)] ?? 0),
  }
}

function alarmsOf(bins: readonly Bin[], detector: Detector): number[] {
  const series = createSeries()
  return bins.flatMap((bin, place) => {
    const alert = addBin(series, bin, { sensitivity: 'balanced', detectors: [detector] })
    return alert !== null && place >= 7 * DAY ? [place] : []
  })
}

/** Three quarters of what is said is said by day, a third less at weekends; hours differ by a gamma factor. */
function brandBins(seed: number, changed: Changed): Bin[] {
  const random = createRandom(seed * 104_729).next
  const brand: Brand = {
    random,
    perHour: 5 * 2 ** (4 * random()),
    negative: 0.1 + 0.2 * random(),
    spread: 0.1 + 0.2 * random(),
  }
  const first = Date.parse('2026-01-05T00:00:00Z')
  let mood = 1
  return Array.from({ length: WEEKS * 7 * DAY }, (_, place) => {
    if (place % HOUR === 0) mood = gamma(1 / brand.spread, random) * brand.spread
    const day = Math.floor(place / DAY) % 7
    const light = (1 - 0.7 * Math.cos((2 * Math.PI * (place - 2 * HOUR)) / DAY)) * (day < 5 ? 1 : 0.67)
    const usual = usualBin(poisson((brand.perHour / HOUR) * light * mood, random), brand)
    const start = CHANGED_DAYS.map((at) => Math.round(at * DAY)).findLast((at) => at <= place)
    const counts = start === undefined ? usual : changed(usual, (place - start) / HOUR, brand)
    return { at: first + place * BIN_MS, scored: counts.mentions, ...counts }
  })
}

function usualBin(mentions: number, { negative, random }: Brand): Counts {
  // Most have few followers, one in ten thousand has a million (Pareto, 1.2).
  const followers = times(mentions, () => Math.min(1_000_000, Math.floor(150 / (1 - random()) ** (1 / 1.2))))
  return {
    mentions,
    negative: sum(times(mentions, () => Number(random() < negative))),
    reach: sum(followers),
    topReach: Math.max(0, ...followers),
  }
}

const times = (count: number, make: () => number) => Array.from({ length: count }, make)
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count += 1
  return count
}

/** Marsaglia and Tsang 2000, for shapes of 1 and more. */
function gamma(shape: number, random: () => number): number {
  const d = shape - 1 / 3
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const cubed = (1 + normal / Math.sqrt(9 * d)) ** 3
    if (cubed > 0 && Math.log(1 - random()) < normal ** 2 / 2 + d - d * cubed + d * Math.log(cubed))
      return d * cubed
  }
}
