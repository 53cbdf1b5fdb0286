import type { Volume } from '@hubbub/contracts'

/** Of the width of a chart. */
const NEAR_EDGE = 0.1
const NAME_WIDTH = 0.2
const MOST_LETTERS = 24

export interface PlacedMark {
  at: string
  text: string
  /** What is no word of a person. */
  quiet: boolean
  /** Which end of the name stands at its moment, so that it stays within the chart. */
  align: 'left' | 'center' | 'right'
  /** Above the name before it, which it would lie on. */
  isRaised: boolean
}

/** Notes and changed queries of a stretch, each where its name can be read. */
export function placeMarks({
  annotations,
  edits,
  from,
  to,
}: Pick<Volume, 'annotations' | 'edits' | 'from' | 'to'>): PlacedMark[] {
  const [begin, end] = [Date.parse(from), Date.parse(to)]
  const marks = [
    ...annotations.map((note) => ({ at: note.from, text: cut(note.text), quiet: false })),
    ...edits.map(({ at }) => ({ at, text: 'query changed', quiet: true })),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const placed: PlacedMark[] = []
  let before: { share: number; isRaised: boolean } | undefined
  for (const mark of marks) {
    const share = (Date.parse(mark.at) - begin) / (end - begin)
    const isRaised = before !== undefined && !before.isRaised && share - before.share < NAME_WIDTH
    placed.push({ ...mark, align: alignAt(share), isRaised })
    before = { share, isRaised }
  }
  return placed
}

const cut = (text: string) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text)

function alignAt(share: number): PlacedMark['align'] {
  if (share < NEAR_EDGE) return 'left'
  return share > 1 - NEAR_EDGE ? 'right' : 'center'
}
