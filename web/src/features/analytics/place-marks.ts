import type { Volume } from '@hubbub/contracts'
import { SO_FAR } from './span.ts'

/** About as wide as a sign is written, in pixels. */
const SIGN = 6
const SPACE = 8
const MOST_LETTERS = 24
/** What finds no room in so many lines is named below the chart alone. */
const MOST_LINES = 4

export interface PlacedMark {
  at: string
  text: string
  /** What is no word of a person. */
  quiet: boolean
  /** Which end of the name stands at its moment, so that it stays within the chart. */
  align: 'left' | 'center' | 'right'
  /** In which line above the chart its name stands; 0: the lowest. */
  line: number
}

interface Marked extends Pick<Volume, 'annotations' | 'edits' | 'from' | 'to'> {
  /** Since when it is counted so far. */
  underWay?: string | undefined
}

/** Notes and changed queries of a time, each where its name can be read. `width`: that of the time, in pixels. */
export function placeMarks({ annotations, edits, from, to, underWay }: Marked, width: number): PlacedMark[] {
  const [begin, end] = [Date.parse(from), Date.parse(to)]
  const marks = [
    ...annotations.map((note) => ({ at: note.from, text: cut(note.text), quiet: false })),
    ...edits.map(({ at }) => ({ at, text: 'query changed', quiet: true })),
    ...(underWay === undefined ? [] : [{ at: underWay, text: SO_FAR, quiet: true }]),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const placed: (PlacedMark & Reach)[] = []
  for (const mark of marks) {
    const x = (width * (Date.parse(mark.at) - begin)) / (end - begin)
    const name = mark.text.length * SIGN
    const align = alignAt(x, name, width)
    const left = { left: x, center: x - name / 2, right: x - name }[align]
    const reach = { left, right: left + name }
    let line = 0
    while (placed.some((other) => other.line === line && touches(other, reach))) line += 1
    if (line < MOST_LINES) placed.push({ ...mark, ...reach, align, line })
    else placed.push({ ...mark, text: '', left: x, right: x, align, line: 0 })
  }
  return placed.map(({ left: _left, right: _right, ...mark }) => mark)
}

/** From where to where a name is written. */
interface Reach {
  left: number
  right: number
}

const touches = (one: Reach, other: Reach) => one.left < other.right + SPACE && other.left < one.right + SPACE

const cut = (text: string) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text)

function alignAt(x: number, name: number, width: number): PlacedMark['align'] {
  if (x < name / 2) return 'left'
  return x > width - name / 2 ? 'right' : 'center'
}
