import type { Alert, Reason } from './alert.ts'
import { BINS_PER_DAY, BINS_PER_HOUR, type FullBin, timeOf } from './bin.ts'
import { type Core, type Detector, detectors } from './core.ts'
import { measureRise, restartRise } from './negative/rise.ts'
import { measureShare } from './negative/share.ts'
import { measureReach } from './reach/reach.ts'
import { reachReason, riseReason, shareReason, spikeReason, type Telling } from './reasons.ts'
import { AGAIN, limits, type Sensitivity } from './sensitivity.ts'
import { measureSpike } from './spike/judge-spike.ts'

export interface Settings {
  sensitivity: Sensitivity
  /** Which detectors may fire; all where it is left out. They learn in any case. */
  detectors?: readonly Detector[]
  /** For so long after an alert there is no other, however high. Left out: none; then only what has grown by half is told. */
  cooldownMinutes?: number
  /** IANA name, for the dates in sentences. UTC where it is left out. */
  timeZone?: string
}

type Judge = (core: Core, bin: FullBin, to: { sensitivity: Sensitivity; telling: Telling }) => Firing | null

/** Made into words only where it is told. */
interface Firing {
  strength: number
  reason: () => Reason
}

const judges: Record<Detector, Judge> = {
  spike(core, bin, { sensitivity, telling }) {
    const found = measureSpike(core.volume, core.distinct, bin)
    const limit = limits[sensitivity].spike
    if (found === null || found.ratio < limit) return null
    return { strength: found.ratio, reason: () => spikeReason(found, limit, telling) }
  },
  'negative-rise'(core, _bin, { sensitivity, telling }) {
    const found = measureRise(core.rise, core.hour)
    if (found === null || found.evidence < asked(limits[sensitivity].rise, found)) return null
    return { strength: found.said / found.expected, reason: () => riseReason(found, telling) }
  },
  'negative-share'(core, _bin, { sensitivity }) {
    const found = measureShare(core.share, core.hour)
    if (found === null || found.deviation < asked(limits[sensitivity].share, found)) return null
    return { strength: found.share - found.usual, reason: () => shareReason(found) }
  },
  reach(core, bin, { sensitivity, telling }) {
    const found = measureReach(core.reach, bin)
    if (found === null || found.ratio < asked(limits[sensitivity].reach, found)) return null
    return { strength: found.ratio, reason: () => reachReason(found, telling) }
  },
}

/** While little is known, more is asked for. The spike widens what is usual instead. */
const asked = (limit: number, { learning }: { learning: boolean }) => (learning ? 1.5 * limit : limit)

/** Judges a bin that has been entered and is not learned yet; what is told is remembered. */
export function judgeBin(core: Core, bin: FullBin, settings: Settings): Alert | null {
  if (bin.gap === 'backfill' || bin.gap === 'edited' || isCooling(core, bin, settings)) return null
  const telling: Telling = {
    at: timeOf(bin.index),
    knownSince: timeOf(core.first),
    timeZone: settings.timeZone ?? 'UTC',
  }
  const reasons: Reason[] = []
  for (const detector of settings.detectors ?? detectors) {
    const firing = judges[detector](core, bin, { sensitivity: settings.sensitivity, telling })
    if (firing === null || isTold(core, detector, { index: bin.index, strength: firing.strength })) continue
    core.told[detector] = { index: bin.index, strength: Math.fround(firing.strength) }
    const reason = firing.reason()
    if (detector === 'negative-rise') restartRise(core.rise)
    reasons.push(reason)
  }
  if (reasons.length === 0) return null
  core.toldAt = bin.index
  return { at: telling.at, reasons, learning: reasons.every(({ learning }) => learning), lateMinutes: 0 }
}

function isTold(core: Core, detector: Detector, { index, strength }: { index: number; strength: number }) {
  const told = core.told[detector]
  // Whatever is told is the strongest of its day, or the day before it is over.
  return told !== null && told.index >= index - BINS_PER_DAY && strength < AGAIN * told.strength
}

function isCooling({ toldAt }: Core, { index }: FullBin, { cooldownMinutes = 0 }: Settings): boolean {
  return toldAt !== null && (index - toldAt) * (60 / BINS_PER_HOUR) < cooldownMinutes
}
