import { BINS_OF_A_TEXT, type BinRoom, createBinRoom, fillBins } from './bins.ts'
import { fold, HASH_START, spread } from './hash.ts'
import type { Lexicon } from './lexicon.ts'
import type { Roles } from './roles.ts'
import { ADDRESS, createScan, NEGATED, READ_AT_ONCE, type Scan, USER } from './scan-state.ts'
import { scanText } from './scan-text.ts'
import { weighWords } from './weigh-words.ts'

/** How a text becomes numbers; a model is trained and read with the same. */
export interface Shape {
  /** Buckets are 2 to this power. */
  bits: number
  shortestGram: number
  longestGram: number
}

export interface Features {
  scan: Scan
  room: BinRoom
  /** Buckets: words, then pairs of words, then n-grams of letters; bins follow, counted from the first after the buckets. */
  indices: Int32Array
  /** The token that each stands for; of a pair the second. */
  owners: Int32Array
  words: number
  pairs: number
  grams: number
  end: number
}

const GRAMS_OF_A_LETTER = 4

export function createFeatures(): Features {
  const room = 2 * READ_AT_ONCE + 2 * READ_AT_ONCE * GRAMS_OF_A_LETTER + BINS_OF_A_TEXT + 64
  return {
    scan: createScan(),
    room: createBinRoom(READ_AT_ONCE + 8),
    indices: new Int32Array(room),
    owners: new Int32Array(room),
    words: 0,
    pairs: 0,
    grams: 0,
    end: 0,
  }
}

export const WORD_SCALE = 1
export const GRAM_SCALE = 0.5
export const BIN_SCALE = 0.4

export const wordScale = ({ pairs }: Features): number => WORD_SCALE / Math.sqrt(Math.max(1, pairs))
export const gramScale = ({ pairs, grams }: Features): number =>
  GRAM_SCALE / Math.sqrt(Math.max(1, grams - pairs))

export interface Reading {
  text: string
  from?: number
  to?: number
}

export function readFeatures(
  features: Features,
  { shape, roles, lexicon }: { shape: Shape; roles: Roles; lexicon: Lexicon },
  { text, from = 0, to = text.length }: Reading,
): void {
  scanText(features.scan, roles, text, from, to)
  addWords(features, shape)
  addGrams(features, shape)
  weighWords(features.scan, lexicon, features.room.values)
  fillBins(features.scan, features.room)
  addBins(features, 2 ** shape.bits)
}

const TURNED = 0x3c6ef372
const PAIR = 0x1b873593

function addWords(features: Features, { bits }: Shape) {
  const { scan, indices, owners } = features
  const { count, kinds } = scan
  const shift = 32 - bits
  let at = 0
  for (let token = 0; token < count; token += 1) {
    if (isNobodys(kinds[token])) continue
    indices[at] = spread(saltedHash(scan, token)) >>> shift
    owners[at] = token
    at += 1
  }
  features.words = at
  for (let token = 1; token < count; token += 1) {
    if (isNobodys(kinds[token]) || isNobodys(kinds[token - 1])) continue
    const pair = Math.imul(saltedHash(scan, token - 1), PAIR) ^ saltedHash(scan, token)
    indices[at] = spread(pair) >>> shift
    owners[at] = token
    at += 1
  }
  features.pairs = at
}

/** Handles and addresses are counted, and are no words. */
const isNobodys = (kind: number | undefined) => kind === USER || kind === ADDRESS

function saltedHash({ hashes, flags }: Scan, token: number): number {
  const hash = hashes[token] ?? 0
  return ((flags[token] ?? 0) & NEGATED) === 0 ? hash : hash ^ TURNED
}

const GRAM = 0x2545f491

function addGrams(features: Features, { bits, shortestGram, longestGram }: Shape) {
  const { scan, indices, owners } = features
  const { chars, length } = scan
  const shift = 32 - bits
  let at = features.pairs
  for (let start = 0; start < length; start += 1) {
    let hash = HASH_START ^ GRAM
    const most = Math.min(longestGram, length - start)
    for (let size = 1; size <= most; size += 1) {
      hash = fold(hash, chars[start + size - 1] ?? 0)
      if (size < shortestGram) continue
      indices[at] = spread(hash) >>> shift
      owners[at] = scan.owners[start + (size >> 1)] ?? 0
      at += 1
    }
  }
  features.grams = at
}

function addBins(features: Features, first: number) {
  const { indices, room } = features
  let at = features.grams
  for (let bin = 0; bin < BINS_OF_A_TEXT; bin += 1) {
    indices[at] = first + (room.bins[bin] ?? 0)
    at += 1
  }
  features.end = at
}
