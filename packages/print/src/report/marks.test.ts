import { expect, test } from 'vitest'
import { placeMarks } from './marks.ts'

const hour = (at: number, text: string) => ({ from: String(at), text })
const axis = { placeOf: Number, places: 25 }

test('what happened in the same stretch is one mark, and words that would touch stand one above the other', () => {
  const marks = placeMarks(
    [hour(20, 'Began'), hour(20, 'Contained'), hour(21, 'Resolved'), hour(2, 'A campaign begins')],
    axis,
  )
  expect(marks).toEqual([
    { place: 2, words: 'A campaign begins', line: 0 },
    { place: 20, words: 'Began, Contained', line: 0 },
    { place: 21, words: 'Resolved', line: 1 },
  ])
})

test('words that are far enough apart stay in one line, and long ones are cut', () => {
  const marks = placeMarks([hour(1, 'Began'), hour(12, 'Contained'), hour(23, 'a'.repeat(40))], axis)
  expect(marks.map(({ line }) => line)).toEqual([0, 0, 0])
  expect(marks[2]?.words).toHaveLength(24)
})
