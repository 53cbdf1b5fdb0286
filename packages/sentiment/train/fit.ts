import { BINS } from '../src/learned/bins.ts'
import type { Corpus } from './corpus.ts'
import { createRandom, shuffle } from '../src/random.ts'

export interface FitOptions {
  bits: number
  classes: number
  biases: number
  epochs: number
  rate: number
  /** Of each weight over a whole epoch. */
  decay: number
  /** A bucket that fewer texts know is left out. */
  fewest: number
  /** The mean of all of them is kept. */
  orders: readonly Order[]
}

/** One way through the texts. */
export interface Order {
  seed: number
  /** The share of features that each text goes without, so that none relies on another. */
  drop: number
}

export interface Fitted {
  /** `classes` numbers for each bucket and bin. */
  weights: Float32Array
  /** `classes` numbers for each source. */
  biases: Float32Array
}

/** Multinomial logistic regression by AdaGrad, the mean of several orders of the texts. */
export function fit(corpus: Corpus, options: FitOptions): Fitted {
  const { classes, bits, biases, orders } = options
  const frequency = countTexts(corpus, 2 ** bits + BINS)
  const mean: Fitted = {
    weights: new Float32Array(classes * (2 ** bits + BINS)),
    biases: new Float32Array(classes * biases),
  }
  for (const order of orders) {
    const one = fitOnce(corpus, options, frequency, order)
    add(mean.weights, one.weights, orders.length)
    add(mean.biases, one.biases, orders.length)
  }
  return mean
}

function add(sum: Float32Array, one: Float32Array, parts: number) {
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (one[at] ?? 0) / parts
}

function countTexts({ texts, starts, indices }: Corpus, size: number): Int32Array {
  const frequency = new Int32Array(size)
  const seenIn = new Int32Array(size).fill(-1)
  for (let text = 0; text < texts; text += 1) {
    for (let at = starts[text] ?? 0; at < (starts[text + 1] ?? 0); at += 1) {
      const index = indices[at] ?? 0
      if (seenIn[index] === text) continue
      seenIn[index] = text
      frequency[index] = (frequency[index] ?? 0) + 1
    }
  }
  return frequency
}

interface State extends Fitted {
  squares: Float32Array
  biasSquares: Float32Array
  logits: Float64Array
  /** Features of the text that is learned from, and their scales. */
  taken: Int32Array
  scales: Float64Array
}

function fitOnce(corpus: Corpus, options: FitOptions, frequency: Int32Array, way: Order): Fitted {
  const { classes, bits, biases, epochs, rate } = options
  const size = classes * (2 ** bits + BINS)
  const state: State = {
    weights: new Float32Array(size),
    biases: new Float32Array(classes * biases),
    squares: new Float32Array(size),
    biasSquares: new Float32Array(classes * biases),
    logits: new Float64Array(classes),
    taken: new Int32Array(longestOf(corpus)),
    scales: new Float64Array(longestOf(corpus)),
  }
  const random = createRandom(way.seed)
  const order = Int32Array.from({ length: corpus.texts }, (_, text) => text)
  const steps = epochs * corpus.texts
  let step = 0
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random)
    for (const text of order) {
      const count = takeFeatures(corpus, state, {
        text,
        fewest: options.fewest,
        drop: way.drop,
        frequency,
        random,
      })
      learn(corpus, state, { text, count }, { ...options, rate: rate * (1 - step / steps) }, frequency)
      step += 1
    }
  }
  return state
}

function longestOf({ texts, starts }: Corpus): number {
  let longest = 0
  for (let text = 0; text < texts; text += 1)
    longest = Math.max(longest, (starts[text + 1] ?? 0) - (starts[text] ?? 0))
  return longest
}

interface ToTake {
  text: number
  fewest: number
  drop: number
  frequency: Int32Array
  random: () => number
}

/** What is left weighs more by as much as is left out. @returns how many there are. */
function takeFeatures(
  corpus: Corpus,
  { taken, scales }: State,
  { text, fewest, drop, frequency, random }: ToTake,
): number {
  const grams = corpus.grams[text] ?? 0
  const bins = corpus.bins[text] ?? 0
  const to = corpus.starts[text + 1] ?? 0
  let count = 0
  for (let at = corpus.starts[text] ?? 0; at < to; at += 1) {
    const index = corpus.indices[at] ?? 0
    if ((frequency[index] ?? 0) < fewest || (drop > 0 && random() < drop)) continue
    taken[count] = index
    scales[count] = (corpus.scales[3 * text + Number(at >= grams) + Number(at >= bins)] ?? 0) / (1 - drop)
    count += 1
  }
  return count
}

const TINY = 1e-8

function learn(
  corpus: Corpus,
  state: State,
  { text, count }: { text: number; count: number },
  { classes, rate, decay }: FitOptions,
  frequency: Int32Array,
) {
  const { logits, weights, squares, taken, scales } = state
  const bias = (corpus.biases[text] ?? 0) * classes
  for (let label = 0; label < classes; label += 1) logits[label] = state.biases[bias + label] ?? 0
  for (let at = 0; at < count; at += 1) {
    const place = classes * (taken[at] ?? 0)
    const scale = scales[at] ?? 0
    for (let label = 0; label < classes; label += 1)
      logits[label] = (logits[label] ?? 0) + scale * (weights[place + label] ?? 0)
  }
  toErrors(logits, corpus.labels[text] ?? 0)
  const weight = corpus.weights[text] ?? 0
  for (let label = 0; label < classes; label += 1)
    step(state.biases, state.biasSquares, bias + label, weight * (logits[label] ?? 0), rate)
  for (let at = 0; at < count; at += 1) {
    const index = taken[at] ?? 0
    const scale = weight * (scales[at] ?? 0)
    const held = decay / (frequency[index] ?? 1)
    for (let label = 0; label < classes; label += 1) {
      const place = classes * index + label
      const slope = scale * (logits[label] ?? 0) + held * (weights[place] ?? 0)
      step(weights, squares, place, slope, rate)
    }
  }
}

function step(weights: Float32Array, squares: Float32Array, place: number, slope: number, rate: number) {
  const square = (squares[place] ?? 0) + slope * slope
  squares[place] = square
  weights[place] = (weights[place] ?? 0) - (rate * slope) / Math.sqrt(square + TINY)
}

/** Logits become what the probabilities are off by. */
function toErrors(logits: Float64Array, label: number) {
  let most = -Infinity
  for (const logit of logits) most = Math.max(most, logit)
  let sum = 0
  for (let at = 0; at < logits.length; at += 1) {
    logits[at] = Math.exp((logits[at] ?? 0) - most)
    sum += logits[at] ?? 0
  }
  for (let at = 0; at < logits.length; at += 1) logits[at] = (logits[at] ?? 0) / sum - Number(at === label)
}
