import { createRandom, shuffle } from '../random.ts'
import { type Layer, LAYER_BITS, layerScale, type LayerText } from './layer.ts'

/** 0 negative, 1 neutral, 2 positive. */
export type LabelledText = LayerText & { label: 0 | 1 | 2 }

export type FittedLayer = Omit<Layer, 'languages'>

export interface FitLayer {
  /** How strongly what is learned of words is held back. */
  decay: number
  /** Lets others run; called often. */
  breathe: () => Promise<void>
}

const EPOCHS = 12
const RATE = 0.15
/** A word that a single correction holds says nothing of the next. */
const FEWEST = 2
/** The few numbers that count for every text are held to what the weights say. */
const HELD = 4
const SEED = 7
/** Texts between two breaths. */
const BREATH = 500
const TINY = 1e-8

interface State {
  /** Bias and slopes, as far from saying the same as the weights. */
  own: Float64Array
  ownSquares: Float64Array
  words: Float64Array
  wordSquares: Float64Array
  errors: [number, number]
}

/** Logistic regression on top of the weights, each class counting alike. The same numbers from the same texts in the same order. */
export async function fitLayer(texts: readonly LabelledText[], options: FitLayer): Promise<FittedLayer> {
  const seen = countTexts(texts)
  const counts = [0, 1, 2].map((label) => texts.filter((text) => text.label === label).length)
  const state: State = {
    own: new Float64Array(6),
    ownSquares: new Float64Array(6),
    words: new Float64Array(2 << LAYER_BITS),
    wordSquares: new Float64Array(2 << LAYER_BITS),
    errors: [0, 0],
  }
  const order = Int32Array.from({ length: texts.length }, (_, at) => at)
  const random = createRandom(SEED)
  const steps = EPOCHS * texts.length
  let step = 0
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random)
    for (const at of order) {
      const text = texts[at]
      if (text === undefined) continue
      const weight = texts.length / (3 * (counts[text.label] ?? 1))
      learn(state, text, {
        weight,
        rate: RATE * (1 - step / steps),
        decay: options.decay,
        seen,
        all: texts.length,
      })
      step += 1
      if (step % BREATH === 0) await options.breathe()
    }
  }
  return toLayer(state, seen)
}

function countTexts(texts: readonly LabelledText[]): Int32Array {
  const seen = new Int32Array(1 << LAYER_BITS)
  for (const { buckets } of texts) for (const bucket of buckets) seen[bucket] = (seen[bucket] ?? 0) + 1
  return seen
}

interface Step {
  weight: number
  rate: number
  decay: number
  seen: Int32Array
  all: number
}

function learn(state: State, text: LabelledText, { weight, rate, decay, seen, all }: Step) {
  const { own, words, errors } = state
  const scale = layerScale(text.buckets.length)
  findErrors(state, text, seen, scale)
  for (const side of [0, 1] as const) {
    const error = weight * errors[side]
    const [said, other] = side === 0 ? [text.negative, text.positive] : [text.positive, text.negative]
    move(own, state.ownSquares, side, error + (HELD / all) * (own[side] ?? 0), rate)
    move(own, state.ownSquares, 2 + side, error * said + (HELD / all) * (own[2 + side] ?? 0), rate)
    move(own, state.ownSquares, 4 + side, error * other + (HELD / all) * (own[4 + side] ?? 0), rate)
    for (const bucket of text.buckets) {
      const often = seen[bucket] ?? 0
      if (often < FEWEST) continue
      const place = 2 * bucket + side
      move(words, state.wordSquares, place, scale * error + (decay / often) * (words[place] ?? 0), rate)
    }
  }
}

/** How far the probabilities of negative and positive are off. */
function findErrors({ own, words, errors }: State, text: LabelledText, seen: Int32Array, scale: number) {
  const { negative, positive, buckets, label } = text
  let a = (own[0] ?? 0) + (1 + (own[2] ?? 0)) * negative + (own[4] ?? 0) * positive
  let c = (own[1] ?? 0) + (1 + (own[3] ?? 0)) * positive + (own[5] ?? 0) * negative
  for (const bucket of buckets) {
    if ((seen[bucket] ?? 0) < FEWEST) continue
    a += scale * (words[2 * bucket] ?? 0)
    c += scale * (words[2 * bucket + 1] ?? 0)
  }
  const most = Math.max(0, a, c)
  const [left, middle, right] = [Math.exp(a - most), Math.exp(-most), Math.exp(c - most)]
  const sum = left + middle + right
  errors[0] = left / sum - Number(label === 0)
  errors[1] = right / sum - Number(label === 2)
}

function move(values: Float64Array, squares: Float64Array, place: number, slope: number, rate: number) {
  const square = (squares[place] ?? 0) + slope * slope
  squares[place] = square
  values[place] = (values[place] ?? 0) - (rate * slope) / Math.sqrt(square + TINY)
}

/** Kept to four places: what is smaller moves no label. */
const rounded = (value = 0) => Math.round(10_000 * value) / 10_000

function toLayer({ own, words }: State, seen: Int32Array): FittedLayer {
  const buckets: [number, number, number][] = []
  for (const [bucket, often] of seen.entries()) {
    if (often < FEWEST) continue
    const [negative, positive] = [rounded(words[2 * bucket]), rounded(words[2 * bucket + 1])]
    if (negative !== 0 || positive !== 0) buckets.push([bucket, negative, positive])
  }
  return {
    bias: [rounded(own[0]), rounded(own[1])],
    slopes: [rounded(1 + (own[2] ?? 0)), rounded(1 + (own[3] ?? 0)), rounded(own[4]), rounded(own[5])],
    buckets,
  }
}
