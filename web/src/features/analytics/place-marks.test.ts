import { expect, test } from 'vitest'
import { placeMarks } from './place-marks.ts'

const day = (number: number) => new Date(Date.UTC(2026, 10, number)).toISOString()
const note = (number: number, text: string) => ({
  id: String(number),
  from: day(number),
  to: null,
  text,
  monitor: null,
  by: null,
  createdAt: day(number),
})
const span = { from: day(1), to: day(30), edits: [] }

test('names stay within the chart at both of its ends', () => {
  const marks = placeMarks({ ...span, annotations: [note(1, 'a'), note(15, 'b'), note(29, 'c')] as never })
  expect(marks.map(({ align }) => align)).toEqual(['left', 'center', 'right'])
})

test('one that would lie on the one before stands above it, and the next has the place again', () => {
  const annotations = [note(10, 'a'), note(12, 'b'), note(14, 'c'), note(25, 'd')] as never
  expect(placeMarks({ ...span, annotations }).map(({ isRaised }) => isRaised)).toEqual([
    false,
    true,
    false,
    false,
  ])
})

test('changed queries stand among notes in the order of time, and long notes are cut', () => {
  const edits = [{ monitor: { id: 'm', name: 'm' }, at: day(5), version: 2 }]
  const marks = placeMarks({ ...span, edits, annotations: [note(20, 'x'.repeat(40))] as never })
  expect(marks.map(({ text, quiet }) => [text.length, quiet])).toEqual([
    [13, true],
    [24, false],
  ])
})
