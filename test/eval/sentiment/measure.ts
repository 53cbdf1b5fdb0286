import type { Figures } from '../../lib/report.ts'
import { labels } from './read-sets.ts'

export interface Guess {
  /** Place among the labels; -1 where the scorer says that it cannot tell. */
  label: number
  confidence: number
  /** From bad to good. */
  score: number
}

const BUCKETS = 15

/** How well guesses meet the labels. A guess of none is wrong. */
export function measure(truth: readonly number[], guesses: readonly Guess[]): Figures {
  const classes = labels.map((_, label) => {
    const asked = truth.filter((own) => own === label).length
    const guessed = guesses.filter((guess) => guess.label === label).length
    const right = guesses.filter((guess, at) => guess.label === label && truth[at] === label).length
    const recall = asked === 0 ? null : right / asked
    return { asked, recall, f1: asked + guessed === 0 ? null : (2 * right) / (asked + guessed) }
  })
  const hits = guesses.filter(({ label }, at) => label === truth[at]).length
  return {
    macro_recall: mean(classes.map(({ recall }) => recall)),
    macro_f1: mean(classes.map(({ f1 }) => f1)),
    accuracy: hits / truth.length,
    ece: calibrationError(truth, guesses),
    ...Object.fromEntries(classes.map(({ recall }, label) => [`recall_${labels[label]}`, recall ?? 0])),
  }
}

/** A class that the set does not hold is left out. */
function mean(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null)
  return known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length)
}

/** Expected calibration error: how far confidence is from being right, over equal steps of confidence. */
function calibrationError(truth: readonly number[], guesses: readonly Guess[]): number {
  const buckets = Array.from({ length: BUCKETS }, () => ({ sure: 0, right: 0 }))
  for (const [at, { label, confidence }] of guesses.entries()) {
    const bucket = buckets[Math.min(BUCKETS - 1, Math.floor(confidence * BUCKETS))]
    if (bucket === undefined) continue
    bucket.sure += confidence
    bucket.right += Number(label === truth[at])
  }
  return buckets.reduce((sum, { sure, right }) => sum + Math.abs(sure - right), 0) / truth.length
}

/** Pearson's correlation. */
export function correlate(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [average(a), average(b)]
  let both = 0
  let squaresA = 0
  let squaresB = 0
  for (const [at, value] of a.entries()) {
    const [ownA, ownB] = [value - meanA, (b[at] ?? 0) - meanB]
    both += ownA * ownB
    squaresA += ownA * ownA
    squaresB += ownB * ownB
  }
  return both === 0 ? 0 : both / Math.sqrt(squaresA * squaresB)
}

const average = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
