import type { Likelihoods } from '../learned/classify.ts'
import { createRandom } from '../random.ts'

export interface HeldOut {
  label: 0 | 1 | 2
  before: Likelihoods
  after: Likelihoods
}

export interface HeldOutFigures {
  /** Shares from 0 to 1. */
  macroRecall: number
  accuracy: number
  /** In natural logarithms, each class counting alike. */
  logLoss: number
}

export interface Comparison {
  before: HeldOutFigures
  after: HeldOutFigures
  /** Share of the draws in which macro-recall was no better. */
  doubt: number
  isBetter: boolean
}

/** Below it a gain is not worth another answer. */
const LEAST_GAIN = 0.01
const MOST_DOUBT = 0.02
/** Whoever meets corrections hardly better than by guessing was taught nothing that holds. */
const BEYOND_CHANCE = 1.3
const DRAWS = 2_000
const SEED = 11
/** Draws between two breaths. */
const BREATH = 20

/**
 * Whether corrections are met better after than before: in macro-recall, by a gain that stands in all but two of a hundred
 * draws of as many corrections (a paired bootstrap, drawn class by class), and in log-loss; and clearly better than by guessing.
 */
export async function compareHeldOut(
  held: readonly HeldOut[],
  breathe: () => Promise<void>,
): Promise<Comparison> {
  const before = figuresOf(held, 'before')
  const after = figuresOf(held, 'after')
  const doubt = await doubtOf(held, breathe)
  const isBetter =
    after.macroRecall - before.macroRecall >= LEAST_GAIN &&
    after.logLoss < before.logLoss &&
    after.macroRecall * classesOf(held).length >= BEYOND_CHANCE &&
    doubt <= MOST_DOUBT
  return { before, after, doubt, isBetter }
}

const sides = ['negative', 'neutral', 'positive'] as const

const isHit = ({ label, ...one }: HeldOut, when: 'before' | 'after') => {
  const { negative, neutral, positive } = one[when]
  const best = Math.max(negative, neutral, positive)
  return one[when][sides[label]] === best
}

/** Classes that occur. */
const classesOf = (held: readonly HeldOut[]) => [...Map.groupBy(held, ({ label }) => label).values()]

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

export function figuresOf(held: readonly HeldOut[], when: 'before' | 'after'): HeldOutFigures {
  const classes = classesOf(held)
  const loss = (one: HeldOut) => -Math.log(Math.max(1e-6, one[when][sides[one.label]]))
  return {
    macroRecall: mean(classes.map((own) => mean(own.map((one) => Number(isHit(one, when)))))),
    accuracy: mean(held.map((one) => Number(isHit(one, when)))),
    logLoss: mean(classes.map((own) => mean(own.map(loss)))),
  }
}

async function doubtOf(held: readonly HeldOut[], breathe: () => Promise<void>): Promise<number> {
  const random = createRandom(SEED)
  const gains = classesOf(held).map((own) =>
    Int8Array.from(own, (one) => Number(isHit(one, 'after')) - Number(isHit(one, 'before'))),
  )
  let worse = 0
  for (let draw = 0; draw < DRAWS; draw += 1) {
    let gain = 0
    for (const own of gains) {
      let sum = 0
      for (let at = 0; at < own.length; at += 1) sum += own[Math.floor(random() * own.length)] ?? 0
      gain += sum / own.length
    }
    if (gain <= 0) worse += 1
    if (draw % BREATH === 0) await breathe()
  }
  return worse / DRAWS
}
