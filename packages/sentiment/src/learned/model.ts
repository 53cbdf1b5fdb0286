import { BINS } from './bins.ts'
import type { Shape } from './features.ts'
import { createHashTable } from './hash-table.ts'
import { type Lexicon, LISTS } from './lexicon.ts'
import { createRoles, type Roles } from './roles.ts'

/** What stands at the head of a file of weights, as JSON. */
export interface ModelHead {
  /** Name and version, as every score names it. */
  name: string
  shape: Shape
  /** Words of the lexicon. */
  words: number
  /** The weight that the largest byte stands for. */
  peak: number
  languages: Record<string, { bias: readonly [negative: number, positive: number]; temperature: number }>
}

export interface SpokenLanguage {
  bias: readonly [negative: number, positive: number]
  /** Divides what the sum says, so that it is as sure as it is right. */
  temperature: number
  roles: Roles
}

export interface Model {
  name: string
  shape: Shape
  lexicon: Lexicon
  /** Two bytes a bucket: towards negative, towards positive, both against neutral. */
  buckets: Int8Array
  /** What a byte weighs, by the byte plus 128. */
  weightOf: Float32Array
  /** Two numbers a bin. */
  bins: Float32Array
  languages: ReadonlyMap<string, SpokenLanguage>
}

export const MAGIC = 0x314d5348 // HSM1
export const PREFACE = 8

/** Small weights are told apart more finely than large ones: a byte stands for the square of what it says. */
export function expandByte(byte: number, peak: number): number {
  const share = byte / 127
  return Math.sign(share) * share * share * peak
}

/**
 * Reads a file of weights: magic, length of the head, head; then hashes of the lexicon, its values (filled up to four
 * bytes), bins and buckets. The arrays lie in `file` itself. All numbers are little-endian.
 */
export function readModel(file: ArrayBuffer): Model {
  const [magic, length = 0] = new Uint32Array(file, 0, 2)
  if (magic !== MAGIC) throw new Error('this is no file of sentiment weights')
  const head: ModelHead = JSON.parse(new TextDecoder().decode(new Uint8Array(file, PREFACE, length)))
  let at = PREFACE + length
  const hashes = new Int32Array(file, at, head.words)
  at += 4 * head.words
  const values = new Int8Array(file, at, LISTS * head.words)
  at += padded(LISTS * head.words)
  const bins = new Float32Array(file, at, 2 * BINS)
  at += 8 * BINS
  if (file.byteLength !== at + 2 * 2 ** head.shape.bits) {
    throw new Error(`${head.name} was trained with other features: train it again`)
  }
  return {
    name: head.name,
    shape: head.shape,
    lexicon: { table: createHashTable(hashes), values },
    buckets: new Int8Array(file, at, 2 * 2 ** head.shape.bits),
    weightOf: Float32Array.from({ length: 256 }, (_, byte) => expandByte(byte - 128, head.peak)),
    bins,
    languages: new Map(
      Object.entries(head.languages).map(([language, own]) => [
        language,
        { ...own, roles: createRoles(language) },
      ]),
    ),
  }
}

export const padded = (bytes: number): number => Math.ceil(bytes / 4) * 4
