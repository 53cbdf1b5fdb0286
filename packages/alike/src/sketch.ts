import { tokensOf } from './tokens.ts'

/** What a text is compared by. */
export interface Sketch {
  /** Texts that are alike share one at least, nearly always; others hardly ever. Signed numbers of 64 bits. */
  keys: bigint[]
  /** Its words and pairs of words, as numbers. */
  shingles: ReadonlySet<number>
  /** How many words it has. */
  words: number
}

/** Fewer words are said by many who do not repeat each other. */
const LEAST_WORDS = 6
/** Of two texts with 60 % of their shingles in common one in eight shares no key, with 80 % one in sixty. */
const BANDS = 6
const ROWS = 3

/** MinHash (Broder 1997) over words and pairs of words, in bands. Null: too short to tell. */
export function sketch(text: string): Sketch | null {
  const tokens = tokensOf(text)
  if (tokens.length < LEAST_WORDS) return null
  const shingles = shinglesOf(tokens)
  return { keys: keysOf(shingles), shingles, words: tokens.length }
}

function shinglesOf(tokens: readonly string[]): Set<number> {
  const found = new Set<number>()
  let before = 0
  for (const token of tokens) {
    const hash = hashOf(token)
    found.add(hash)
    if (before !== 0) found.add(mix(Math.imul(before, 31) ^ hash))
    before = hash
  }
  return found
}

/** FNV-1a. */
function hashOf(token: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < token.length; i += 1) hash = Math.imul(hash ^ token.charCodeAt(i), 0x01000193)
  return mix(hash)
}

/** The end of MurmurHash3: every bit of the number moves every other. */
function mix(number: number): number {
  let hash = number
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const seeds = Array.from({ length: BANDS * ROWS }, (_, index) => mix(index + 1))

function keysOf(shingles: ReadonlySet<number>): bigint[] {
  const least = new Uint32Array(seeds.length).fill(0xffffffff)
  for (const shingle of shingles)
    for (const [index, seed] of seeds.entries()) {
      const hash = mix(shingle ^ seed)
      if (hash < (least[index] ?? 0)) least[index] = hash
    }
  return Array.from({ length: BANDS }, (_, band) => {
    const [a = 0, b = 0, c = 0] = least.subarray(band * ROWS, band * ROWS + ROWS)
    const high = mix(mix(a ^ band) ^ Math.imul(b, 31))
    return joined(high, mix(mix(c ^ high) ^ Math.imul(a, 17)))
  })
}

/** A key of something that is the same or is not, such as a network's id. */
export function keyOf(name: string): bigint {
  const high = hashOf(name)
  return joined(high, mix(hashOf(`${name.length} ${name}`) ^ high))
}

const joined = (high: number, low: number) => BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low))
