import type { Need } from '../match/need-words.ts'

/** What a message has for certain where the query matches it: a key, or how one begins or ends. */
export interface Anchor {
  by: 'key' | 'front' | 'back'
  text: string
}

export interface Anchors {
  /** At least one of them. */
  anchors: readonly Anchor[]
  /** In what share of messages they are thought to stand. */
  cost: number
}

/** The fewest messages that have to be looked at for a query; null where it may be met without any key. */
export function chooseAnchors(need: Need): Anchors | null {
  switch (need.is) {
    case 'key':
      return { anchors: [{ by: 'key', text: need.key }], cost: shareOf(need.key) }
    case 'front':
      return { anchors: [{ by: 'front', text: need.text }], cost: 3 * shareOf(need.text) }
    case 'back':
      return { anchors: [{ by: 'back', text: need.text }], cost: 5 * shareOf(need.text) }
    case 'column':
      return need.keys === null ? null : together(need.keys.map((key) => chooseAnchors({ is: 'key', key })))
    case 'all': {
      const parts = need.parts.map(chooseAnchors).filter((part) => part !== null)
      return parts.toSorted((a, b) => a.cost - b.cost)[0] ?? null
    }
    case 'any':
      return together(need.parts.map(chooseAnchors))
    case 'none':
    case 'anything':
      return null
  }
}

function together(parts: readonly (Anchors | null)[]): Anchors | null {
  const known = parts.filter((part) => part !== null)
  if (known.length < parts.length) return null
  return {
    anchors: known.flatMap(({ anchors }) => anchors),
    cost: known.reduce((sum, { cost }) => sum + cost, 0),
  }
}

/** By what names what, the second letter being `=`: languages stand in nearly every message, authors in few. */
const shareOfField: Readonly<Record<string, number>> = {
  '2': 0.0005,
  l: 0.5,
  c: 0.3,
  e: 0.3,
  i: 0.3,
  h: 0.3,
  k: 0.3,
  u: 0.01,
  s: 0.01,
  t: 0.002,
  a: 0.001,
  n: 0.002,
  m: 0.002,
}

/** Long words are rare, short ones are not: by the number of their letters, from one. */
const shareOfLength = [0.4, 0.4, 0.25, 0.15, 0.06, 0.03, 0.015, 0.008, 0.005]

function shareOf(key: string): number {
  const field = key[1] === '=' ? shareOfField[key.charAt(0)] : undefined
  if (field !== undefined) return field
  if (/^[#@$]/.test(key)) return 0.001
  const isWord = key.charCodeAt(0) < 0x2e80
  return isWord ? (shareOfLength[key.length - 1] ?? 0.003) : 0.03
}
