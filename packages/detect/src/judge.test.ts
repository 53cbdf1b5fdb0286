import { describe, expect, test } from 'vitest'
import type { Alert } from './alert.ts'
import { type Bin, BIN_MS } from './bin.ts'
import type { Settings } from './judge.ts'
import { rebuildSeries } from './series.ts'
import { brandDays, change, DAY, HOUR, start } from './streams.fixtures.ts'

const balanced: Settings = { sensitivity: 'balanced' }
const at = (place: number) => start + place * BIN_MS
const alertsOf = (bins: readonly Bin[], settings: Settings = balanced): Alert[] =>
  rebuildSeries(bins, settings).alerts
const sentences = (alerts: readonly Alert[]) =>
  alerts.flatMap(({ reasons }) => reasons.map(({ sentence }) => sentence))

/** Noon of the eleventh day, a Thursday. */
const noon = 10 * DAY + 12 * HOUR
const usual = brandDays(12)
const peak = Math.max(...usual.map(({ mentions }) => mentions))

test('two weeks as any others alarm nobody', () => {
  expect(alertsOf(brandDays(28, { perHour: 60 }))).toEqual([])
})

describe('a spike', () => {
  const storm = (mentions: number, distinct = mentions) =>
    change(usual, noon, 1, () => ({ mentions, distinct }))

  test('says how much higher than usual it is, and since when nothing was as high', () => {
    const before = change(storm(146), 3 * DAY, 1, () => ({ mentions: 150, distinct: 150 }))
    const [first, found] = alertsOf(before)
    expect(first?.at).toBe(at(3 * DAY))
    const reason = found?.reasons[0]
    expect(found).toMatchObject({ at: at(noon), learning: false, lateMinutes: 0 })
    expect(reason).toMatchObject({ detector: 'spike', mentions: 146, lastAsHighAt: at(3 * DAY) })
    expect(reason?.sentence).toMatch(
      /^146 mentions in 5 minutes: \d+(\.\d)?x this brand's usual daily peak, the highest since 5 March$/,
    )
    expect(reason?.detector === 'spike' && reason.ratio * reason.baseline).toBeCloseTo(146)
  })

  test('that was never as high says since when counting goes', () => {
    expect(sentences(alertsOf(storm(146)))[0]).toMatch(/the highest since counting began on 2 March$/)
  })

  test('made of reposts says that without them all would be normal', () => {
    const [alert] = alertsOf(storm(60, 5))
    expect(alert?.reasons[0]).toMatchObject({ mentions: 60, distinct: 5, normalWithoutReposts: true })
    expect(sentences(alertsOf(storm(60, 5)))[0]).toMatch(
      /^60 mentions in 5 minutes, 5 texts: .*; without reposts and copies it would be normal$/,
    )
    expect(alertsOf(storm(60, 55))[0]?.reasons[0]).toMatchObject({ normalWithoutReposts: false })
  })

  test('is told again only when it has grown by half, or a day later', () => {
    const more = (place: number, mentions: number) =>
      alertsOf(change(storm(40), place, 1, () => ({ mentions, distinct: mentions }))).length
    expect(more(noon + 5, 55)).toBe(1)
    expect(more(noon + 5, 90)).toBe(2)
    expect(more(noon + DAY + 1, 60)).toBe(2)
  })

  test('has to be higher the stricter one is', () => {
    const fires = (ratio: number, sensitivity: Settings['sensitivity']) =>
      alertsOf(storm(Math.ceil(ratio * peak)), { sensitivity }).length > 0
    expect(fires(3, 'strict')).toBe(true)
    expect(fires(0.9, 'sensitive')).toBe(false)
    const least = (sensitivity: Settings['sensitivity']) =>
      [9, 11, 13, 15, 17, 20, 24].find((mentions) => alertsOf(storm(mentions), { sensitivity }).length > 0) ??
      60
    expect(least('sensitive')).toBeLessThan(least('balanced'))
    expect(least('balanced')).toBeLessThan(least('strict'))
  })

  test('is not told while an earlier one is cooling down', () => {
    const growing = change(storm(40), noon + 5, 1, () => ({ mentions: 90, distinct: 90 }))
    expect(alertsOf(growing)).toHaveLength(2)
    expect(alertsOf(growing, { ...balanced, cooldownMinutes: 30 })).toHaveLength(1)
    expect(alertsOf(growing, { ...balanced, cooldownMinutes: 20 })).toHaveLength(2)
  })
})

describe('a brand of which little is known', () => {
  const first = (mentions: number, place: number) =>
    alertsOf(change(brandDays(3), place, 1, () => ({ mentions, distinct: mentions })))

  test('is not judged in its first hour', () => {
    expect(first(500, HOUR - 1)).toEqual([])
  })

  test('alarms only by what is far over all there was, and says that it is learning', () => {
    const [alert] = first(200, 5 * HOUR)
    expect(alert).toMatchObject({ learning: true })
    expect(sentences(alert ? [alert] : [])[0]).toMatch(/; still learning what is usual$/)
    expect(first(peak * 2, 5 * HOUR)).toEqual([])
    expect(first(peak * 4, 5 * HOUR + 2 * DAY).length).toBe(1)
  })
})

describe('what was not heard', () => {
  const down = (bin: Bin): Partial<Bin> => ({ gap: 'down', mentions: bin.mentions })

  test('is no silence: after a source was down for two days the usual is usual', () => {
    const outage = change(usual, 5 * DAY, 2 * DAY, down)
    expect(alertsOf(outage)).toEqual([])
    const asZeros = change(usual, 3 * DAY, 7 * DAY, () => ({ mentions: 0, distinct: 0, negative: 0 }))
    expect(alertsOf(asZeros)).not.toEqual([])
    expect(alertsOf(change(usual, 3 * DAY, 7 * DAY, down))).toEqual([])
  })

  test('counts the same left out as said to be down', () => {
    const left = usual.filter((_bin, place) => place < 5 * DAY || place >= 6 * DAY)
    const said = change(usual, 5 * DAY, DAY, down)
    const state = (bins: readonly Bin[]) => rebuildSeries(bins, balanced).series.now
    expect(state(left)).toEqual(state(said))
  })

  test('is no alarm when it is fetched afterwards, nor five minutes later', () => {
    const flood = { mentions: 900, distinct: 900, scored: 900, negative: 700, reach: 9e6, topReach: 5e6 }
    const fetched = change(usual, noon, 3, () => ({ ...flood, gap: 'backfill' }))
    expect(alertsOf(fetched)).toEqual([])
    expect(alertsOf(change(usual, noon, 3, () => flood))).not.toEqual([])
  })

  test('in part is judged, and makes nothing usual', () => {
    const part = (place: number) =>
      change(usual, place, DAY, () => ({ gap: 'part', mentions: 1, negative: 0 }))
    const { volume } = rebuildSeries(part(5 * DAY), balanced).series.now ?? {}
    expect(volume?.size).toBe(11 * DAY)
    const storm = change(part(noon), noon + 10, 1, () => ({ mentions: 80, distinct: 80 }))
    expect(alertsOf(storm)).toMatchObject([{ at: at(noon + 10) }])
  })

  test('by this question begins anew: what is more now is no alarm', () => {
    const wider = usual.map((bin, place) =>
      place < noon ? bin : { ...bin, mentions: bin.mentions * 3, distinct: bin.mentions * 3 },
    )
    expect(alertsOf(wider)).not.toEqual([])
    expect(alertsOf(change(wider, noon, 1, () => ({ gap: 'edited' })))).toEqual([])
  })
})

describe('negative mentions', () => {
  test('that slowly become more are found where no five minutes show it', () => {
    const bins = change(
      brandDays(14, { perHour: 10 }),
      noon,
      DAY,
      ({ mentions, scored = 0, negative = 0, at: time }) => {
        const more = (time / BIN_MS) % 3 === 0 ? 1 : 0
        return { mentions: mentions + more, scored: scored + more, negative: negative + more }
      },
    )
    const alerts = alertsOf(bins)
    const rise = alerts.find(({ reasons }) => reasons.some(({ detector }) => detector === 'negative-rise'))
    expect(rise?.at).toBeGreaterThan(at(noon + HOUR))
    expect(rise?.at).toBeLessThan(at(noon + DAY))
    expect(alerts.flatMap(({ reasons }) => reasons).some(({ detector }) => detector === 'spike')).toBe(false)
    expect(rise?.reasons[0]?.sentence).toMatch(
      /^\d+ negative mentions in the last \d+ hours where [\d.]+ are usual$/,
    )
  })

  test('that are a larger share of as many are found', () => {
    const bins = change(brandDays(14, { perHour: 40 }), noon, 6 * HOUR, ({ mentions }) => ({
      negative: Math.ceil(mentions * 0.7),
    }))
    const alerts = alertsOf(bins, { ...balanced, detectors: ['negative-share'] })
    expect(alerts[0]?.at).toBeGreaterThanOrEqual(at(noon))
    expect(alerts[0]?.at).toBeLessThan(at(noon + 3 * HOUR))
    expect(alerts.length).toBeLessThanOrEqual(3)
    expect(sentences(alerts)[0]).toMatch(
      /^\d+% of \d+ mentions in the last 3 hours are negative where 2\d% are usual$/,
    )
  })

  test('whose sentiment nobody knows count neither way', () => {
    const unknown = brandDays(14).map((bin) => ({ ...bin, scored: 0, negative: 0 }))
    expect(
      alertsOf(unknown, { sensitivity: 'sensitive', detectors: ['negative-rise', 'negative-share'] }),
    ).toEqual([])
  })
})

test('one large account is enough', () => {
  const bins = change(usual, noon, 1, ({ mentions, reach = 0 }) => ({
    mentions: mentions + 1,
    reach: reach + 2_100_000,
    topReach: 2_100_000,
  }))
  const alerts = alertsOf(bins)
  expect(alerts).toMatchObject([{ at: at(noon), reasons: [{ detector: 'reach', topReach: 2_100_000 }] }])
  expect(sentences(alerts)[0]).toMatch(
    /^2\.2m followers reached in an hour: [\d.]+x this brand's usual daily peak, the highest since .*; one account alone has 2\.1m$/,
  )
})

test('dates in sentences are those of the place', () => {
  const late = change(usual, noon, 1, () => ({ mentions: 99, distinct: 99 }))
  const told = (timeZone: string) => sentences(alertsOf(late, { ...balanced, timeZone }))[0]
  expect(told('Europe/Berlin')).toContain('2 March')
  expect(told('America/New_York')).toContain('1 March')
})
