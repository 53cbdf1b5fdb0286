import { BINS } from '../src/learned/bins.ts'
import type { Shape } from '../src/learned/features.ts'
import { LISTS } from '../src/learned/lexicon.ts'
import { MAGIC, type ModelHead, padded, PREFACE } from '../src/learned/model.ts'
import type { Fitted } from './fit.ts'
import type { LexiconParts } from './read-lexicons.ts'

const NEGATIVE = 0
const NEUTRAL = 1
const POSITIVE = 2
const CLASSES = 3
/** Of a million weights a handful is far larger than all others: these are cut off. */
const KEPT = 0.99999

export interface ModelParts {
  name: string
  shape: Shape
  lexicon: LexiconParts
  fitted: Fitted
  /** Each with the place of its bias. */
  languages: Record<string, { bias: number; temperature: number }>
}

/** The file that `readModel` reads; the same to the byte from the same weights. */
export function writeModel({ name, shape, lexicon, fitted, languages }: ModelParts): Uint8Array<ArrayBuffer> {
  const buckets = 2 ** shape.bits
  const weights = againstNeutral(fitted.weights)
  const peak = findPeak(weights.subarray(0, 2 * buckets))
  const head: ModelHead = {
    name,
    shape,
    words: lexicon.hashes.length,
    peak,
    languages: Object.fromEntries(
      Object.entries(languages).map(([language, { bias, temperature }]) => {
        const own = againstNeutral(fitted.biases.subarray(CLASSES * bias, CLASSES * (bias + 1)))
        return [language, { bias: [own[0] ?? 0, own[1] ?? 0], temperature }]
      }),
    ),
  }
  const text = JSON.stringify(head)
  const json = new TextEncoder().encode(text.padEnd(padded(text.length)))
  const values = padded(LISTS * head.words)
  const file = new Uint8Array(PREFACE + json.length + 4 * head.words + values + 8 * BINS + 2 * buckets)
  file.set(bytesOf(Uint32Array.of(MAGIC, json.length)), 0)
  let at = PREFACE
  for (const [part, room] of [
    [json, json.length],
    [bytesOf(lexicon.hashes), 4 * head.words],
    [bytesOf(lexicon.values), values],
    [bytesOf(weights.slice(2 * buckets)), 8 * BINS],
    [
      bytesOf(Int8Array.from(weights.subarray(0, 2 * buckets), (weight) => shrink(weight, peak))),
      2 * buckets,
    ],
  ] as const) {
    file.set(part, at)
    at += room
  }
  return file
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  new Uint8Array(buffer, byteOffset, byteLength)

function againstNeutral(weights: Float32Array): Float32Array {
  const pairs = new Float32Array((2 * weights.length) / CLASSES)
  for (let at = 0; 2 * at < pairs.length; at += 1) {
    const neutral = weights[CLASSES * at + NEUTRAL] ?? 0
    pairs[2 * at] = (weights[CLASSES * at + NEGATIVE] ?? 0) - neutral
    pairs[2 * at + 1] = (weights[CLASSES * at + POSITIVE] ?? 0) - neutral
  }
  return pairs
}

function findPeak(weights: Float32Array): number {
  const sizes = weights.map((weight) => Math.abs(weight)).toSorted()
  return sizes[Math.floor(KEPT * (sizes.length - 1))] ?? 1
}

function shrink(weight: number, peak: number): number {
  const byte = Math.round(127 * Math.sqrt(Math.min(1, Math.abs(weight) / peak)))
  return weight < 0 ? -byte : byte
}
