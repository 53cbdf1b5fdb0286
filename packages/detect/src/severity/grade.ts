import { MINUTE_MS } from '../bin.ts'
import { type ByHand, heed } from './by-hand.ts'
import { type Axis, scoreCrisis, type Situation } from './crisis-score.ts'
import { type Severity, severities } from './severities.ts'

/** Low, middle, high. */
type Band = 0 | 1 | 2

/** What has to be kept between two looks. Plain, to be stored as it is. */
export interface Grade {
  /** By the figures. */
  severity: Severity
  bands: Record<Axis, Band>
  /** Since when it would be lower (milliseconds since 1970). Null: it is as high as it should be. */
  lowerSince: number | null
  /** Null or left out: it is as the figures say. */
  byHand?: ByHand | null
}

/** How severe it is: as a person says, else as the figures do. */
export const severityNow = ({ severity, byHand }: Grade): Severity => byHand?.severity ?? severity

export const firstGrade: Grade = { severity: 'watch', bands: { impact: 0, velocity: 0 }, lowerSince: null }

/** From where an axis is middle and high, and how far it must fall below that to be so no longer. */
const BOUNDS = [30, 60] as const
const SLACK = 10
/** It goes down one step at a time, each after so long in which it would have been lower. */
export const STEP_DOWN_AFTER_MS = 30 * MINUTE_MS

/**
 * The next grade. Up at once and as far as it must; down slowly: an axis leaves its band only when it is clearly below it,
 * and the severity goes down by one step after half an hour of calm.
 */
export function grade(before: Grade, situation: Situation, now: number): Grade {
  return under(before, byFigures(before, situation, now))
}

/** With what an alert found by itself: never lower than it was. */
export function gradeJoined(before: Grade, alert: Grade): Grade {
  const isWorse = severities.indexOf(alert.severity) > severities.indexOf(before.severity)
  return under(before, isWorse ? alert : before)
}

function under({ byHand }: Grade, { severity, bands, lowerSince }: Grade): Grade {
  const figures = { severity, bands, lowerSince }
  return byHand == null ? figures : { ...figures, byHand: heed(byHand, severity) }
}

function byFigures(before: Grade, situation: Situation, now: number): Grade {
  const { axes } = scoreCrisis(situation)
  const bands = {
    impact: bandOf(axes.impact, before.bands.impact),
    velocity: bandOf(axes.velocity, before.bands.velocity),
  }
  const target = severityOf(bands)
  const [is, should] = [severities.indexOf(before.severity), severities.indexOf(target)]
  if (should >= is) return { severity: target, bands, lowerSince: null }
  const lowerSince = before.lowerSince ?? now
  if (now - lowerSince < STEP_DOWN_AFTER_MS) return { severity: before.severity, bands, lowerSince }
  const severity = severities[is - 1] ?? target
  return { severity, bands, lowerSince: severity === target ? null : now }
}

/** Both axes low: watch; one middle: minor; both middle or one high: major; more: critical. */
const severityOf = ({ impact, velocity }: Record<Axis, Band>): Severity =>
  severities[Math.min(3, impact + velocity)] ?? 'watch'

function bandOf(score: number, before: Band): Band {
  const reaches = (band: Band, bound: number) => score >= (before >= band ? bound - SLACK : bound)
  if (reaches(2, BOUNDS[1])) return 2
  return reaches(1, BOUNDS[0]) ? 1 : 0
}
