import type { AlertReason } from '@hubbub/contracts'
import type { Alert, Reason } from '@hubbub/detect'
import type { Found } from './judge-watch.ts'

/** What the detectors fired, as alerts are kept. */
export const detectedFound = (alert: Alert): Found => ({
  at: alert.at,
  key: `${alert.reasons.map(({ detector }) => detector).join('+')}:${alert.at}`,
  reasons: alert.reasons.map(toReason),
  learning: alert.learning,
  lateMinutes: alert.lateMinutes,
})

const valueOf = (reason: Reason): number => {
  switch (reason.detector) {
    case 'spike':
      return reason.mentions
    case 'negative-rise':
      return reason.negative
    case 'negative-share':
      return reason.share
    case 'reach':
      return reason.reach
  }
}

const toReason = (reason: Reason): AlertReason => ({
  detector: reason.detector,
  sentence: reason.sentence,
  value: valueOf(reason),
  baseline: reason.baseline,
  learning: reason.learning,
})
