import type { Annotation } from '@hubbub/contracts'

/** On the width that the axis has, and about as wide as a sign is written. */
const WIDTH = 640
const SIGN = 5.4
const SPACE = 8
const LONGEST = 24

export interface PlacedMark {
  /** Which stretch of the axis. */
  place: number
  words: string
  /** In which line above the chart its words stand; 0: the lowest. */
  line: number
}

/**
 * Marks of one stretch are one, and words that would lie on one another stand one line higher each, so that all that
 * happened within an hour can be read.
 */
export function placeMarks(
  annotations: readonly Pick<Annotation, 'from' | 'text'>[],
  { placeOf, places }: { placeOf: (at: string) => number; places: number },
): PlacedMark[] {
  const words = Map.groupBy(annotations, ({ from }) => placeOf(from))
  const marks: PlacedMark[] = []
  for (const [place, own] of [...words].toSorted(([a], [b]) => a - b)) {
    const mark = { place, words: joined(own.map(({ text }) => text)), line: 0 }
    while (marks.some((other) => other.line === mark.line && touches(other, mark, places))) mark.line += 1
    marks.push(mark)
  }
  return marks
}

const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)
const joined = (texts: readonly string[]) => texts.map(shortened).join(', ')

function touches(one: PlacedMark, other: PlacedMark, places: number): boolean {
  const apart = (Math.abs(one.place - other.place) * WIDTH) / Math.max(1, places - 1)
  return apart < ((one.words.length + other.words.length) * SIGN) / 2 + SPACE
}
