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
