import { expect, test } from 'vitest'
import { reviewFigures } from './review-figures.ts'

const figures = {
  toAcknowledged: null,
  toOwned: 0,
  toFirstReply: 0.7,
  toStatement: 1.42,
  toContained: 59.7,
  toResolved: 49 * 60,
  peakVelocity: null,
  answered: 1,
}

test('times are said as people say them, and what is none is not said', () => {
  const said = reviewFigures({ figures, conversations: 3, peakScore: 61.6, alerts: 2, tasks: [] })
  expect(said.slice(0, 6).map(([, value]) => value)).toEqual([
    '–',
    '0 s',
    '42 s',
    '1 min 25 s',
    '59 min 42 s',
    '49 h',
  ])
  expect(Object.fromEntries(said)).toMatchObject({ Answered: '1 of 3 (33 %)', 'Highest five minutes': '–' })
  const [alone] = reviewFigures({ figures, conversations: 0, peakScore: 0, alerts: 1, tasks: [] }).filter(
    ([name]) => name === 'Answered',
  )
  expect(alone).toEqual(['Answered', 'no conversations'])
})
