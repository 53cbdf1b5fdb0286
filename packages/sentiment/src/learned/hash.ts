/** FNV-1a over UTF-16 code units: what the scanner folds letter by letter, so that a word needs no string of its own. */
export const HASH_START = 0x811c9dc5 | 0
const PRIME = 0x01000193

export const fold = (hash: number, code: number): number => Math.imul(hash ^ code, PRIME)

/** Spreads a hash over all its bits: FNV leaves the upper ones of short words alike. */
export function spread(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x7feb352d)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed, 0x846ca68b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** The hash that the scanner gives a word. */
export function hashWord(word: string): number {
  let hash = HASH_START
  for (let at = 0; at < word.length; at += 1) hash = fold(hash, word.charCodeAt(at))
  return hash
}
