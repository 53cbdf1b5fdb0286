import { expect, test } from 'vitest'
import { blendMood } from './conversation-sentiment.ts'

test('the first message is the mood', () => {
  expect(blendMood(null, { label: 'negative', score: -0.6 })).toEqual({ label: 'negative', score: -0.6 })
})

test('each message counts half, all before it the other half', () => {
  const calmed = blendMood({ label: 'negative', score: -0.8 }, { label: 'positive', score: 0.6 })
  expect(calmed?.score).toBeCloseTo(-0.1)
  expect(calmed?.label).toBe('neutral')
  expect(blendMood({ label: 'neutral', score: 0.1 }, { label: 'positive', score: 0.9 })?.label).toBe(
    'positive',
  )
})

test('what the scorer is not sure of changes nothing', () => {
  const unsure = { label: 'unsure', score: 0 } as const
  expect(blendMood(null, unsure)).toBeNull()
  expect(blendMood({ label: 'negative', score: -1 }, unsure)).toEqual({ label: 'negative', score: -1 })
})
