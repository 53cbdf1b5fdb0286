import { describe, expect, it } from 'vitest'
import { type Judged, measureScorer } from './measure-scorer.ts'

const judged = (label: Judged['label'], said: Judged['scored']['label'], confidence = 0.8): Judged => ({
  label,
  scored: { label: said, confidence },
})

describe('measureScorer', () => {
  it('is zero of nothing', () => {
    expect(measureScorer([])).toEqual({ size: 0, accuracy: 0, macroRecall: 0, calibrationError: 0 })
  })
  it('gives every class the same weight', () => {
    const many = Array.from({ length: 9 }, () => judged('negative', 'negative'))
    const { accuracy, macroRecall } = measureScorer([...many, judged('positive', 'negative')])
    expect(accuracy).toBeCloseTo(0.9)
    expect(macroRecall).toBeCloseTo(0.5)
  })
  it('is well calibrated where it is right as often as it is sure', () => {
    const four = Array.from({ length: 4 }, () => judged('neutral', 'neutral'))
    expect(measureScorer([...four, judged('neutral', 'positive')]).calibrationError).toBeCloseTo(0)
    expect(measureScorer([judged('neutral', 'positive', 1)]).calibrationError).toBeCloseTo(1)
  })
  it('takes not being sure for a miss that claimed nothing', () => {
    expect(measureScorer([judged('neutral', 'unsure', 0)])).toEqual({
      size: 1,
      accuracy: 0,
      macroRecall: 0,
      calibrationError: 0,
    })
  })
})
