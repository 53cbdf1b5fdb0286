import type { SentimentScorer } from '@hubbub/contracts'
import { expect, it } from 'vitest'
import { fallbackText } from './scorer-words.ts'

const today = (scored: number, fellBack: SentimentScorer['today']['fellBack']) =>
  fallbackText({ asked: 0, agreed: 0, differed: 0, scored, fellBack })

it('says how many fell back, and why', () => {
  expect(today(0, [])).toBeNull()
  expect(today(1, [])).toBe('1 text today, none fell back')
  expect(today(388, [{ reason: 'timed-out', count: 12 }])).toBe('12 of 400 today fell back: timed out')
  expect(
    today(0, [
      { reason: 'failed', count: 3 },
      { reason: 'resting', count: 2 },
    ]),
  ).toBe('5 of 5 today fell back: 3 failed, 2 left alone after failures')
})
