import { type Bin, type FullBin, fillBin } from './bin.ts'
import { CORRECTED_FOR_BINS, type Series } from './series.ts'
import { binsOf } from './state/day.ts'

const names = ['mentions', 'distinct', 'scored', 'negative', 'reach', 'topReach', 'gap'] as const

/**
 * Those of the given bins that are not as the series has them, and not too old for `correctBins`. One that it never heard
 * of counts as changed; bins that it has not come to yet are left out.
 */
export function changedBins(series: Series, given: readonly Bin[]): Bin[] {
  const { now, before } = series
  if (now === null || before === null) return []
  const kept = new Map(binsOf(series.day).map((bin) => [bin.index, bin]))
  return given.filter((bin) => {
    const full = fillBin(bin)
    const { index } = full
    if (index > now.last || index <= now.last - CORRECTED_FOR_BINS || index <= before.last) return false
    const known = kept.get(index)
    return known === undefined ? full.gap !== 'down' : !isSame(full, known)
  })
}

const isSame = (one: FullBin, other: FullBin) => names.every((name) => one[name] === other[name])
