import {
  BIN_SCALE,
  createFeatures,
  gramScale,
  readFeatures,
  type Shape,
  wordScale,
} from '../src/learned/features.ts'
import type { Lexicon } from '../src/learned/lexicon.ts'
import { createRoles } from '../src/learned/roles.ts'
import type { Row } from './read-rows.ts'

export interface Source {
  rows: readonly Row[]
  language: string
  /** What one of its rows counts, when each class counts alike. */
  weight: number
  /** Which of the biases is its own. */
  bias: number
}

/** Every text of all sources as features, one behind the other. */
export interface Corpus {
  texts: number
  /** Where the features of a text begin; one more than there are texts. */
  starts: Int32Array
  indices: Int32Array
  /** Where n-grams and bins begin. */
  grams: Int32Array
  bins: Int32Array
  /** Scale of words, n-grams and bins: three a text. */
  scales: Float32Array
  labels: Uint8Array
  weights: Float32Array
  biases: Uint8Array
}

export function buildCorpus(
  sources: readonly Source[],
  shape: Shape,
  lexicon: Lexicon,
  classes: number,
): Corpus {
  const texts = sources.reduce((sum, { rows }) => sum + rows.length, 0)
  const corpus = {
    texts,
    starts: new Int32Array(texts + 1),
    grams: new Int32Array(texts),
    bins: new Int32Array(texts),
    scales: new Float32Array(3 * texts),
    labels: new Uint8Array(texts),
    weights: new Float32Array(texts),
    biases: new Uint8Array(texts),
  }
  const features = createFeatures()
  let indices = new Int32Array(1 << 22)
  let end = 0
  let text = 0
  for (const { rows, language, weight, bias } of sources) {
    const roles = createRoles(language)
    const counts = Array.from({ length: classes }, (_, label) => rows.filter(({ y }) => y === label).length)
    for (const { t, y } of rows) {
      readFeatures(features, { shape, roles, lexicon }, { text: t })
      if (end + features.end > indices.length) indices = grow(indices)
      indices.set(features.indices.subarray(0, features.end), end)
      corpus.starts[text] = end
      corpus.grams[text] = end + features.pairs
      corpus.bins[text] = end + features.grams
      corpus.scales.set([wordScale(features), gramScale(features), BIN_SCALE], 3 * text)
      corpus.labels[text] = y
      corpus.weights[text] = (weight * rows.length) / (classes * (counts[y] ?? 1))
      corpus.biases[text] = bias
      end += features.end
      text += 1
    }
  }
  corpus.starts[text] = end
  return { ...corpus, indices: indices.slice(0, end) }
}

function grow(indices: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * indices.length)
  larger.set(indices)
  return larger
}
