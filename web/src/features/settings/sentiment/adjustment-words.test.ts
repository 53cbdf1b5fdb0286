import { expect, it } from 'vitest'
import { outcomeText } from './adjustment-words.ts'

const text = (change: Partial<Parameters<typeof outcomeText>[0]>) =>
  outcomeText({ enabled: true, outcome: 'none', corrections: 250, needed: 200, ...change })

it('says what became of the corrections', () => {
  expect(text({ corrections: 12 })).toBe('Nothing learned yet')
  expect(text({})).toBe('It learns within a minute')
  expect(text({ outcome: 'taken' })).toBe('It scores better with what it learned')
  expect(text({ outcome: 'taken', enabled: false })).toBe('It has learned, and is switched off')
  expect(text({ enabled: false })).toBe('It does not learn from corrections')
  expect(text({ outcome: 'too-few', corrections: 190 })).toContain('are left')
  expect(text({ outcome: 'too-few' })).toContain('languages')
})
