export interface NotePiece {
  /** Where it begins. */
  at: number
  text: string
  isName: boolean
}

/** A note cut at the names that it calls. */
export function notePieces(text: string, mentioned: readonly string[]): NotePiece[] {
  const names = new Set(mentioned.map((name) => `@${name}`))
  if (names.size === 0) return [{ at: 0, text, isName: false }]
  const longestFirst = [...names].toSorted((a, b) => b.length - a.length)
  const pieces: NotePiece[] = []
  let at = 0
  for (const part of text.split(
    new RegExp(`(${longestFirst.map((name) => RegExp.escape(name)).join('|')})`),
  )) {
    if (part !== '') pieces.push({ at, text: part, isName: names.has(part) })
    at += part.length
  }
  return pieces
}
