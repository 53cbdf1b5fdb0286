import { expect, it } from 'vitest'
import { latestOf, seriesOf } from './accuracy-figures.ts'

const measure = (scorer: string, at: string, accuracy: number) => ({
  scorer,
  at,
  size: 40,
  accuracy,
  macroRecall: accuracy,
  calibrationError: 0,
})
const measures = [
  measure('words/1', '2026-05-02T10:00:00.000Z', 0.6),
  measure('ours/1', '2026-05-02T10:00:07.000Z', 0.7),
  measure('ours/1', '2026-05-01T10:00:00.000Z', 0.9),
]

it('shows the newest measure of each scorer, the best first', () => {
  expect(latestOf(measures).map(({ scorer, accuracy }) => [scorer, accuracy])).toEqual([
    ['ours/1', 0.7],
    ['words/1', 0.6],
  ])
})

it('draws a line for each scorer, by day, whenever in it they were measured', () => {
  expect(seriesOf(measures)).toEqual([
    { name: 'words/1', points: [{ at: '2026-05-02T12:00:00.000Z', value: 0.6 }] },
    {
      name: 'ours/1',
      points: [
        { at: '2026-05-01T12:00:00.000Z', value: 0.9 },
        { at: '2026-05-02T12:00:00.000Z', value: 0.7 },
      ],
    },
  ])
})
