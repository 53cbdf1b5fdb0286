import type { DrillMeasure, DrillState } from '@hubbub/contracts'

export const drillStateWords = {
  making: 'Being made',
  preparing: 'Being prepared',
  running: 'Runs',
  paused: 'Paused',
  over: 'All was said',
  ended: 'Ended',
} satisfies Record<DrillState, string>

export const measureWords = {
  acknowledged: 'Acknowledged',
  replied: 'First public reply',
  stated: 'First statement',
  contained: 'Contained',
} satisfies Record<DrillMeasure, string>

/** As a clock shows it: 4:07. */
export const clockWords = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
