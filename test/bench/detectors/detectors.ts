import { addBin, type Bin, BIN_MS, createSeries, loadSeries, saveSeries, type Settings } from '@hubbub/detect'
import { createRandom } from '../../lib/random.ts'
import { type Figures, say } from '../../lib/report.ts'

const FILTERS = 6
/** So many brands are heard for two weeks; all others are as one of them. */
const HEARD_BRANDS = 20
const HEARD_DAYS = 15
const DAY = 288
const start = Date.parse('2026-03-02T00:00:00Z')
const settings: Settings = { sensitivity: 'balanced' }

/**
 * The next five minutes of every brand and filter on one core. `bins_per_s`: read from its bytes, judged, learned and
 * written again, as a process does that keeps its state in a database. `bins_per_s_in_memory`: without the bytes. Both by
 * seconds of the processor, all threads of the process together, so that others on the machine do not count.
 */
export async function benchDetectors({ brands }: { brands: number }): Promise<Figures> {
  say(`${HEARD_BRANDS * FILTERS} series are heard for ${HEARD_DAYS} days`)
  const heard = Array.from({ length: HEARD_BRANDS * FILTERS }, (_, index) => hear(index))
  const stored = Array.from({ length: brands * FILTERS }, (_, index) => heard[index % heard.length]?.bytes)
  const bytes = stored.reduce((sum, saved) => sum + (saved?.length ?? 0), 0)
  say(`${stored.length} series take their next bin`)
  let alerts = 0
  const [began, beganCpu] = [performance.now(), cpuSeconds()]
  for (const [index, saved] of stored.entries()) {
    const series = loadSeries(saved ?? new Uint8Array())
    const bin = heard[index % heard.length]?.next
    if (!series || !bin) throw new Error('a series was not readable')
    if (addBin(series, bin, settings)) alerts += 1
    stored[index] = saveSeries(series)
  }
  const seconds = cpuSeconds() - beganCpu
  const roundSeconds = (performance.now() - began) / 1000
  return {
    series: stored.length,
    bins_per_s: stored.length / seconds,
    round_s: roundSeconds,
    bytes_per_series: bytes / stored.length,
    bytes_per_series_most: Math.max(...heard.map((series) => series.bytes.length)),
    bins_per_s_in_memory:
      (heard.length * HEARD_DAYS * DAY) / heard.reduce((sum, series) => sum + series.seconds, 0),
    alerts,
  }
}

/** The first brands are the large ones, and each filter takes a part of its brand: from 2,000 mentions an hour to one. */
function hear(index: number): { bytes: Uint8Array; next: Bin; seconds: number } {
  const brand = Math.floor(index / FILTERS)
  const perHour = 2000 / (brand + 1) ** 1.5 / 2 ** (index % FILTERS)
  const random = createRandom(index + 1).next
  const bins = Array.from({ length: HEARD_DAYS * DAY + 1 }, (_, place) => usualBin(place, perHour, random))
  const next = bins.pop()
  if (!next) throw new Error('no bins')
  const began = cpuSeconds()
  const series = createSeries()
  for (const bin of bins) addBin(series, bin, settings)
  return { bytes: saveSeries(series), next, seconds: cpuSeconds() - began }
}

function usualBin(place: number, perHour: number, random: () => number): Bin {
  const mean = (perHour / 12) * (1 - 0.8 * Math.cos((2 * Math.PI * place) / DAY))
  const mentions = Math.floor(mean * (0.6 + 0.8 * random()) + random())
  const topReach = mentions === 0 ? 0 : Math.floor((150 * mentions) / (random() + 0.001))
  return {
    at: start + place * BIN_MS,
    mentions,
    distinct: Math.ceil(mentions * 0.8),
    scored: Math.ceil(mentions * 0.9),
    negative: Math.floor(mentions * 0.4 * random()),
    reach: topReach + 300 * mentions,
    topReach,
  }
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
