export interface SnippetPart {
  at: number
  text: string
  isHit: boolean
}

/** The server sets found words between U+0002 and U+0003: signs that no markup can be made of. */
export function snippetParts(snippet: string): SnippetPart[] {
  const [before = '', ...marked] = snippet.split('\u0002')
  const parts = [{ at: 0, text: before, isHit: false }]
  let at = before.length + 1
  for (const piece of marked) {
    const [hit = '', ...rest] = piece.split('\u0003')
    parts.push({ at, text: hit, isHit: true }, { at: at + hit.length + 1, text: rest.join(''), isHit: false })
    at += piece.length + 1
  }
  return parts.filter(({ text }) => text !== '')
}
