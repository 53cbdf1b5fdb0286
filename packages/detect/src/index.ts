export type { Alert, ReachReason, Reason, RiseReason, ShareReason, SpikeReason } from './alert.ts'
export { type Bin, BIN_MS, type Gap } from './bin.ts'
export { type Detector, detectors } from './core.ts'
export type { Settings } from './judge.ts'
export { type Limits, limits, type Sensitivity } from './sensitivity.ts'
export {
  addBin,
  CORRECTED_FOR_BINS,
  correctBins,
  createSeries,
  rebuildSeries,
  type Series,
} from './series.ts'
export { loadSeries, saveSeries } from './state/save-series.ts'
export {
  type Backtest,
  backtest,
  type Fired,
  holdAgainstMarks,
  type Mark,
  type Marked,
  marks,
} from './backtest.ts'
export { changedBins } from './changed-bins.ts'
export { type Usual, usualOf } from './usual-of.ts'
export { incidentKey, type Joined, joinIncident } from './incident/join-incident.ts'
export { whichIncident } from './incident/which-incident.ts'
export { type IncidentState, incidentStates, isOpen, mayMove, nextStates } from './incident/move-incident.ts'
export {
  type Axis,
  type CrisisScore,
  scoreCrisis,
  type Situation,
  type Term,
} from './severity/crisis-score.ts'
export { firstGrade, type Grade, grade, gradeJoined, severityNow } from './severity/grade.ts'
export { severities, type Severity } from './severity/severities.ts'
