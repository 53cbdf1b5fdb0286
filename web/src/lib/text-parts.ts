import type { SentimentTerm } from '@hubbub/contracts'

type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'term'; text: string; weight: number }
  | { kind: 'found'; text: string }
/** `at` is where it begins. */
export type TextPart = Piece & { at: number }

const URL_PATTERN = /\b(?:https?:\/\/|www\.)[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/gi
const EMAIL_PATTERN = /\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+\b/g

/** A plain text cut into words, links, and the words that a score rests on. */
export function textParts(
  text: string,
  terms: readonly SentimentTerm[] = [],
  found: readonly { start: number; end: number }[] = [],
): TextPart[] {
  const marks = [...terms.map(termMark), ...found.map(foundMark), ...linkMarks(text)]
    .filter(({ start, end }) => start >= 0 && end <= text.length && start < end)
    .toSorted((a, b) => a.start - b.start)
  const parts: TextPart[] = []
  let at = 0
  for (const { start, end, part } of marks) {
    // Of two that overlap the first wins.
    if (start < at) continue
    if (start > at) parts.push({ at, kind: 'text', text: text.slice(at, start) })
    parts.push({ at: start, ...part(text.slice(start, end)) })
    at = end
  }
  if (at < text.length) parts.push({ at, kind: 'text', text: text.slice(at) })
  return parts
}

interface Mark {
  start: number
  end: number
  part: (text: string) => Piece
}

const termMark = ({ start, end, weight }: SentimentTerm): Mark => ({
  start,
  end,
  part: (text) => ({ kind: 'term', text, weight }),
})

const foundMark = ({ start, end }: { start: number; end: number }): Mark => ({
  start,
  end,
  part: (text) => ({ kind: 'found', text }),
})

function linkMarks(text: string): Mark[] {
  const urls = [...text.matchAll(URL_PATTERN)].map(({ 0: url, index }) => ({
    start: index,
    end: index + url.length,
    part: (shown: string): Piece => ({
      kind: 'link',
      text: shown,
      href: /^www\./i.test(url) ? `https://${url}` : url,
    }),
  }))
  const emails = [...text.matchAll(EMAIL_PATTERN)].map(({ 0: address, index }) => ({
    start: index,
    end: index + address.length,
    part: (shown: string): Piece => ({ kind: 'link', text: shown, href: `mailto:${address}` }),
  }))
  return [...urls, ...emails]
}

/** The new part of a mail and the quoted rest, where the server has told them apart. */
export function splitQuote(
  text: string,
  trimmedText: string | null,
): { fresh: string; quoted: string | null } {
  if (trimmedText === null || trimmedText.trim() === '' || trimmedText === text)
    return { fresh: text, quoted: null }
  const at = text.indexOf(trimmedText)
  const rest = at < 0 ? text : `${text.slice(0, at)}${text.slice(at + trimmedText.length)}`
  const quoted = rest.trim()
  return { fresh: trimmedText, quoted: quoted === '' || isOnlyNames(quoted) ? null : quoted }
}

/** Whom a post is addressed to, which the network puts before its text. */
const isOnlyNames = (text: string): boolean => text.split(/\s+/).every((word) => /^@\S+$/.test(word))
