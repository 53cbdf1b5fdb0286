import { expect, test } from 'vitest'
import { correlate, measure } from './measure.ts'

test('recall is the mean over the classes, however many each has', () => {
  const truth = [0, 0, 0, 0, 1, 2]
  const guesses = [0, 0, 1, 1, 1, -1].map((label) => ({ label, confidence: 0.5, score: 0 }))
  expect(measure(truth, guesses)).toMatchObject({
    macro_recall: 0.5,
    accuracy: 0.5,
    ece: 0,
    recall_negative: 0.5,
    recall_neutral: 1,
    recall_positive: 0,
  })
  // 2 * 2 / (4 + 2), 2 * 1 / (1 + 3), 0
  expect(measure(truth, guesses).macro_f1).toBeCloseTo((4 / 6 + 2 / 4) / 3)
})

test('whoever is surer than right is off by as much', () => {
  const guesses = [0, 0, 0, 0].map((label) => ({ label, confidence: 1, score: 0 }))
  expect(measure([0, 0, 0, 1], guesses).ece).toBeCloseTo(0.25)
})

test('correlation knows direction, and nothing of scale', () => {
  expect(correlate([1, 2, 3], [10, 20, 30])).toBeCloseTo(1)
  expect(correlate([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1)
  expect(correlate([1, 2, 3], [5, 5, 5])).toBe(0)
  expect(correlate([0, 0, 1, 1], [0, 1, 1, 2])).toBeCloseTo(1 / Math.SQRT2)
})
