import { imagineMessage, matchRead, parse, type Query, type ReadMessage, readMessage } from '@hubbub/query'

export interface CountedWord {
  word: string
  count: number
}

/** Fewer matches say nothing, nor do fewer messages to compare them with, nor a word of fewer. */
const LEAST = 12
const LEAST_OTHERS = 30
const LEAST_COUNT = 4
/** A word that nearly all have belongs to what is looked for; one that few have is no noise worth a word. */
const LEAST_SHARE = 0.1
const MOST_SHARE = 0.6
const LEAST_LETTERS = 4
const MOST_WORDS = 60

/** Words that many matches have, by which none of them is found and that no example needs; most first. */
export function wordsOf(
  tree: Query,
  found: readonly ReadMessage[],
  wanted: readonly string[],
): CountedWord[] {
  if (found.length < LEAST) return []
  const counts = new Map<string, number>()
  for (const { places } of found)
    for (const word of places.keys()) counts.set(word, (counts.get(word) ?? 0) + 1)
  const needed = new Set(wanted.flatMap((text) => [...readMessage(imagineMessage({ text })).places.keys()]))
  return [...counts]
    .filter(([word, count]) => isMany(count, found.length) && isWord(word) && !needed.has(word))
    .filter(
      ([word]) => !matchRead(tree, readMessage(imagineMessage({ text: word }))) && !standsIn(tree, word),
    )
    .map(([word, count]) => ({ word, count }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_WORDS)
}

const isMany = (count: number, of: number) =>
  count >= Math.max(LEAST_COUNT, of * LEAST_SHARE) && count <= of * MOST_SHARE

/** Letters alone, and one word to whoever reads it again. */
function isWord(word: string): boolean {
  if (word.length < LEAST_LETTERS || !/^\p{L}+$/u.test(word)) return false
  const parsed = parse(word)
  return parsed.ok && parsed.tree.type === 'words'
}

function standsIn(tree: Query, word: string): boolean {
  switch (tree.type) {
    case 'and':
    case 'or':
    case 'near':
      return tree.parts.some((part) => standsIn(part, word))
    case 'not':
      return standsIn(tree.part, word)
    case 'words':
    case 'raw':
      return readMessage(imagineMessage({ text: tree.text })).places.has(word)
    case 'field':
      return tree.value.toLowerCase() === word
    case 'compare':
      return false
  }
}

/** How much more often than elsewhere a word has to stand among the matches. */
const LEAST_LIFT = 4

/** The word that sets most of the matches apart from all else that is said: perhaps those mean something else. */
export function suggestExclusion(
  words: readonly CountedWord[],
  background: { of: number; counts: ReadonlyMap<string, number> },
  matches: number,
): { exclude: string; count: number } | null {
  const others = background.of - matches
  if (others < LEAST_OTHERS) return null
  const ranked = words
    .map(({ word, count }) => {
      const elsewhere = Math.max(0, (background.counts.get(word) ?? 0) - count)
      const lift = count / matches / ((elsewhere + 0.5) / others)
      return { word, count, lift, weight: (count / matches) * Math.log(Math.max(1, lift)) }
    })
    .filter(({ lift }) => lift >= LEAST_LIFT)
    .toSorted((a, b) => b.weight - a.weight)
  const [best] = ranked
  return best === undefined ? null : { exclude: best.word, count: best.count }
}
