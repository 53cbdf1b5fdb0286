import { expect, test } from 'vitest'
import { placeMarks } from './place-marks.ts'

const WIDE = 1000
const NARROW = 270

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
  const annotations = [note(1, 'a'), note(15, 'b'), note(30, 'c')] as never
  const marks = placeMarks({ ...span, annotations }, WIDE)
  expect(marks.map(({ align }) => align)).toEqual(['left', 'center', 'right'])
})

test('a name that fits where the chart is wide stands beside its moment where it is narrow', () => {
  const annotations = [note(5, 'Update 2.1 goes out'), note(25, 'Update 2.1.1 goes out')] as never
  const aligns = (width: number) => placeMarks({ ...span, annotations }, width).map(({ align }) => align)
  expect(aligns(WIDE)).toEqual(['center', 'center'])
  expect(aligns(NARROW)).toEqual(['left', 'right'])
})

test('what would lie on another name stands above it, and the next has the place again', () => {
  const texts = ['Parcels are late', 'Update goes out', 'Apology', 'Calm']
  const annotations = texts.map((text, index) => note([10, 11, 12, 25][index] ?? 0, text)) as never
  expect(placeMarks({ ...span, annotations }, WIDE).map(({ line }) => line)).toEqual([0, 1, 2, 0])
})

test('changed queries stand among notes in the order of time, and long notes are cut', () => {
  const edits = [{ monitor: { id: 'm', name: 'm' }, at: day(5), version: 2 }]
  const marks = placeMarks({ ...span, edits, annotations: [note(20, 'x'.repeat(40))] as never }, WIDE)
  expect(marks.map(({ text, quiet }) => [text.length, quiet])).toEqual([
    [13, true],
    [24, false],
  ])
})

test('what is counted so far is marked where it begins', () => {
  const marks = placeMarks({ ...span, annotations: [], underWay: day(30) }, WIDE)
  expect(marks).toEqual([{ at: day(30), text: 'so far', quiet: true, align: 'right', line: 0 }])
})
