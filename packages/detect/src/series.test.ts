import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Alert } from './alert.ts'
import { type Bin, BIN_MS } from './bin.ts'
import type { Settings } from './judge.ts'
import { addBin, correctBins, createSeries, rebuildSeries, type Series } from './series.ts'
import { binsOf } from './state/day.ts'
import { loadSeries, saveSeries } from './state/save-series.ts'
import { brandDays, change, createRandom, DAY, HOUR, start } from './streams.fixtures.ts'

const settings: Settings = { sensitivity: 'balanced' }

const reload = (series: Series): Series => {
  const loaded = loadSeries(saveSeries(series))
  if (!loaded) throw new Error('not readable')
  return loaded
}

/** Weeks with storms, floods of negative mentions, large accounts and sources that were silent. */
function eventfulDays(seed: number): Bin[] {
  const random = createRandom(seed)
  let bins = brandDays(5 + Math.floor(random() * 12), { seed, perHour: 3 + random() * 100 })
  const alterations: ((bin: Bin) => Partial<Bin>)[] = [
    ({ mentions }) => ({ mentions: mentions * 20 + 5 }),
    ({ mentions }) => ({ negative: mentions }),
    ({ reach = 0 }) => ({ reach: reach + 3_000_000, topReach: 3_000_000 }),
    () => ({ gap: 'down' }),
    () => ({ gap: 'part' }),
    () => ({ gap: 'backfill', mentions: 400 }),
  ]
  for (let event = 0; event < 8; event += 1) {
    const alter = alterations[Math.floor(random() * alterations.length)] ?? (() => ({}))
    bins = change(bins, Math.floor(random() * bins.length), 1 + Math.floor(random() * 60), alter)
  }
  const edited = Math.floor(random() * 2 * bins.length)
  return change(bins, edited, 1, () => ({ gap: 'edited' })).filter(() => random() > 0.01)
}

/** What a series knows, however its bytes lie. */
const known = ({ now, before, day, told }: Series) => ({ now, before, day: binsOf(day), told })

const seeds = fc.integer({ min: 1, max: 2 ** 30 })

describe('the state of a series', () => {
  test('is the same however often the process was started anew', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const bins = eventfulDays(seed)
        const random = createRandom(seed + 1)
        let series = createSeries()
        const alerts: Alert[] = []
        for (const bin of bins) {
          if (random() < 0.05) series = reload(series)
          const alert = addBin(series, bin, settings)
          if (alert) alerts.push(alert)
        }
        const rebuilt = rebuildSeries(bins, settings)
        expect(alerts).toEqual(rebuilt.alerts)
        expect(known(series)).toEqual(known(rebuilt.series))
        expect(known(reload(series))).toEqual(known(rebuilt.series))
      }),
      { numRuns: 8 },
    )
  })

  test('is that of the corrected history, in whatever order corrections come', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const truth = eventfulDays(seed)
        const random = createRandom(seed + 2)
        const series = createSeries()
        const waiting: { at: number; bin: Bin }[] = []
        for (const [place, bin] of truth.entries()) {
          const isWrong = random() < 0.05
          const early = {
            ...bin,
            mentions: Math.floor(bin.mentions * random()),
            distinct: 0,
            scored: 0,
            negative: 0,
          }
          addBin(series, isWrong ? early : bin, settings)
          if (isWrong) waiting.push({ at: place + 1 + Math.floor(random() * (DAY - 60)), bin })
          const due = waiting.filter(({ at }) => at === place)
          if (due.length > 0 && place < truth.length - 1)
            expect(
              correctBins(
                series,
                due.map((late) => late.bin),
                settings,
              ).ignored,
            ).toBe(0)
        }
        const rest = waiting.filter(({ at }) => at >= truth.length - 1).map(({ bin }) => bin)
        if (rest.length > 0) correctBins(series, rest, settings)
        const rebuilt = rebuildSeries(truth, settings).series
        expect({ ...known(series), told: [] }).toEqual({ ...known(rebuilt), told: [] })
      }),
      { numRuns: 3 },
    )
  })

  test('is a few thousand bytes, and what is not readable is nothing', () => {
    const { series } = rebuildSeries(brandDays(30), settings)
    const bytes = saveSeries(series)
    expect(bytes.length).toBeLessThan(4000)
    const quiet = rebuildSeries(brandDays(30, { perHour: 0.1 }), settings).series
    expect(saveSeries(quiet).length).toBeLessThan(1100)
    expect(loadSeries(bytes.slice(0, -1))).toBeNull()
    expect(loadSeries(new Uint8Array([...bytes, 0]))).toBeNull()
    expect(loadSeries(new Uint8Array())).toBeNull()
    for (let place = 0; place < bytes.length; place += 97) {
      const damaged = Uint8Array.from(bytes, (byte, at) => (at === place ? byte ^ 4 : byte))
      expect(loadSeries(damaged)).toBeNull()
    }
    expect(known(reload(createSeries()))).toEqual(known(createSeries()))
  })
})

test('what was read does not change the bytes that it was read from', () => {
  const row = Buffer.from(saveSeries(rebuildSeries(brandDays(3, { perHour: 0.5 }), settings).series))
  const before = row.toString('hex')
  const series = loadSeries(row)
  for (let place = 0; series && place < 300; place += 1)
    addBin(series, { at: start + (3 * DAY + place) * BIN_MS, mentions: place % 3 }, settings)
  expect(series?.now?.last).toBe(start / BIN_MS + 3 * DAY + 299)
  expect(row.toString('hex')).toBe(before)
})

describe('a correction', () => {
  const storm = 10 * DAY + 150
  const truth = change(brandDays(11), storm, 6, () => ({ mentions: 90, distinct: 90 }))
  const quiet = brandDays(11)

  test('that makes an earlier bin a storm is told, with how late it is', () => {
    const { series, alerts } = rebuildSeries(quiet.slice(0, storm + 12), settings)
    expect(alerts).toEqual([])
    const { late } = correctBins(series, truth.slice(storm, storm + 6), settings)
    expect(late).toMatchObject([{ at: truth[storm]?.at, lateMinutes: 55, reasons: [{ mentions: 90 }] }])
    expect(correctBins(series, truth.slice(storm, storm + 6), settings).late).toEqual([])
  })

  test('of a storm that was told is not told again, and a later one as high is none', () => {
    const { series, alerts } = rebuildSeries(truth.slice(0, storm + 4), settings)
    expect(alerts).toHaveLength(1)
    const more = truth.slice(storm - 1, storm + 2).map((bin) => ({ ...bin, mentions: 100 }))
    expect(correctBins(series, more, settings)).toEqual({ late: [], ignored: 0 })
    expect(addBin(series, { at: start + (storm + 4) * BIN_MS, mentions: 110 }, settings)).toBeNull()
  })

  test('of what was fetched afterwards is no alarm', () => {
    const { series } = rebuildSeries(quiet.slice(0, storm + 12), settings)
    const fetched = truth.slice(storm, storm + 6).map((bin): Bin => ({ ...bin, gap: 'backfill' }))
    expect(correctBins(series, fetched, settings).late).toEqual([])
  })

  test('of what is older than a day is left to the next building from history', () => {
    const { series } = rebuildSeries(quiet, settings)
    const before = structuredClone(series)
    const old = quiet.slice(-DAY - 3, -DAY)
    expect(correctBins(series, old, settings)).toEqual({ late: [], ignored: 3 })
    expect(series).toEqual(before)
  })

  test('of a bin that is not over is a mistake, as is a bin given twice', () => {
    const { series } = rebuildSeries(quiet.slice(0, HOUR), settings)
    const next = { at: start + HOUR * BIN_MS, mentions: 1 }
    expect(() => correctBins(series, [next], settings)).toThrow(RangeError)
    addBin(series, next, settings)
    expect(() => addBin(series, next, settings)).toThrow(RangeError)
    expect(() => addBin(series, { at: next.at + BIN_MS, mentions: -1 }, settings)).toThrow('mentions')
  })
})
