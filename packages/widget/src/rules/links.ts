export type Piece = { text: string; href: string | null }

/** Addresses of pages in a text; the signs that end a sentence are not theirs. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(/https?:\/\/[^\s<>"]+/g)) {
    const href = found.replace(/[.,;:!?)\]}'’”]+$/, '')
    if (!URL.canParse(href)) continue
    if (index > from) pieces.push({ text: text.slice(from, index), href: null })
    pieces.push({ text: href, href })
    from = index + href.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), href: null })
  return pieces
}
