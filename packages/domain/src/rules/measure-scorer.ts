import type { CorrectedLabel, SentimentLabel } from '@hubbub/contracts'

export interface Judged {
  /** What people say. */
  label: CorrectedLabel
  scored: { label: SentimentLabel; confidence: number }
}

export interface Measure {
  size: number
  accuracy: number
  macroRecall: number
  calibrationError: number
}

const BINS = 10

/** How well a scorer does on what people said; of nothing, all is zero. `unsure` is a miss, and sure of nothing. */
export function measureScorer(judged: readonly Judged[]): Measure {
  const size = judged.length
  if (size === 0) return { size, accuracy: 0, macroRecall: 0, calibrationError: 0 }
  const right = judged.filter(isRight).length
  const classes = [...Map.groupBy(judged, ({ label }) => label).values()]
  const recalls = classes.map((ofClass) => ofClass.filter(isRight).length / ofClass.length)
  return {
    size,
    accuracy: right / size,
    macroRecall: recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length,
    calibrationError: calibrationError(judged.filter(({ scored }) => scored.label !== 'unsure')),
  }
}

const isRight = ({ label, scored }: Judged) => label === scored.label

/** Expected calibration error over ten bins of equal width (Naeini et al., 2015). */
function calibrationError(judged: readonly Judged[]): number {
  if (judged.length === 0) return 0
  const bins = Map.groupBy(judged, ({ scored }) => Math.min(BINS - 1, Math.floor(scored.confidence * BINS)))
  let error = 0
  for (const inBin of bins.values()) {
    const sure = inBin.reduce((sum, { scored }) => sum + scored.confidence, 0)
    error += Math.abs(sure - inBin.filter(isRight).length)
  }
  return error / judged.length
}
