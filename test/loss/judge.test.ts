import { expect, test } from 'vitest'
import { judgeHearing } from './judge.ts'

const said = (...numbers: number[]) =>
  numbers.map((number) => ({ number, thread: number % 2, at: number * 10_000 }))
const heard = (...numbers: number[]) =>
  numbers.map((number) => ({ number, conversationId: `c${number % 2}`, addressed: true }))
const judge = (has: number[], gaps: { from: number; to: number }[] = []) =>
  judgeHearing({ said: said(1, 2, 3, 4), past: undefined }, { heard: heard(...has), gaps })
const flawless = { lost: 0, in_gaps: 0, doubled: 0, out_of_order: 0, misplaced: 0 }

test.each([
  [[1, 2, 3, 4], flawless],
  [[2, 1, 4, 3], flawless],
  [[1, 2, 4], { ...flawless, lost: 1 }],
  [[1, 2, 3, 4, 4], { ...flawless, doubled: 1 }],
  [[3, 1, 2, 4], { ...flawless, out_of_order: 1 }],
])('of four that were said, %j was heard', (has, figures) => {
  expect(judge(has)).toMatchObject(figures)
})

test('what lies in a gap is no loss that nobody knows of', () => {
  expect(judge([1, 2, 4], [{ from: 29_000, to: 31_000 }])).toMatchObject({
    lost: 0,
    in_gaps: 1,
    gaps_reported: 1,
  })
  expect(judge([1, 2, 4], [{ from: 39_000, to: 41_000 }])).toMatchObject({ lost: 1, in_gaps: 0 })
})

test('what was said while nobody listened is lost unless that is said', () => {
  const past = { cursor: {}, from: new Date(0), forgotten: ['a', 'b'] }
  const at = (gaps: { from: number; to: number }[]) =>
    judgeHearing({ said: said(1), past }, { heard: heard(1), gaps })
  expect(at([])).toMatchObject({ events: 3, lost: 2 })
  expect(at([{ from: 0, to: 5_000 }])).toMatchObject({ events: 3, lost: 0, in_gaps: 2 })
})

test('what is told only to who asks is lost where nobody asked', () => {
  const past = { cursor: {}, from: new Date(0), forgotten: [], remembered: ['old #-1#', 'old #-2#'] }
  const at = (...has: number[]) =>
    judgeHearing({ said: said(1), past }, { heard: heard(1, ...has), gaps: [{ from: 0, to: 5_000 }] })
  expect(at(-1, -2)).toMatchObject({ events: 3, lost: 0, doubled: 0 })
  expect(at(-2)).toMatchObject({ events: 3, lost: 1 })
})

test('a thread belongs into one conversation, and nothing else with it', () => {
  const placed = (...conversationIds: string[]) =>
    judgeHearing(
      { said: said(1, 2, 3), past: undefined },
      {
        heard: conversationIds.map((conversationId, index) => ({
          number: index + 1,
          conversationId,
          addressed: true,
        })),
        gaps: [],
      },
    ).misplaced
  expect([placed('a', 'b', 'a'), placed('a', 'b', 'c'), placed('a', 'a', 'a')]).toEqual([0, 1, 1])
})
