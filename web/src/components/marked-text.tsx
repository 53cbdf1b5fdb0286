export interface TextMark {
  start: number
  end: number
}

export interface MarkedTextProps {
  text: string
  marks: readonly TextMark[]
}

/** A text with the words set off by which it was found. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  return piecesOf(text, marks).map(({ at, part, isMarked }) =>
    isMarked ? (
      <mark key={at} className="rounded-sm bg-accent-soft px-0.5 font-medium text-accent">
        {part}
      </mark>
    ) : (
      part
    ),
  )
}

/** Marks that overlap are one. */
function piecesOf(text: string, marks: readonly TextMark[]) {
  const pieces: { at: number; part: string; isMarked: boolean }[] = []
  let at = 0
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= at) continue
    if (start > at) pieces.push({ at, part: text.slice(at, start), isMarked: false })
    const from = Math.max(at, start)
    pieces.push({ at: from, part: text.slice(from, end), isMarked: true })
    at = end
  }
  if (at < text.length) pieces.push({ at, part: text.slice(at), isMarked: false })
  return pieces
}
