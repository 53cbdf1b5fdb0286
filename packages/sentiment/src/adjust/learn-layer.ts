import { applyLayer, type Layer, readyLayer } from './layer.ts'
import type { Likelihoods } from '../learned/classify.ts'
import { type Comparison, compareHeldOut, figuresOf, type HeldOut } from './compare-held-out.ts'
import { fitLayer, type LabelledText } from './fit-layer.ts'

export type TaughtText = LabelledText & { said: Likelihoods; language: string }

export interface LearnedLayer extends Comparison {
  layer: Layer
}

const FOLDS = 5
/** From trusting words that stand in few corrections to hardly at all. */
const decays = [0.3, 1, 3] as const

/**
 * Learns a layer from corrections, and finds out on those that each fifth was kept from whether it is better than the
 * weights alone. How much words are held back is chosen by what was learned from, never by what is kept to measure.
 */
export async function learnLayer(
  texts: readonly TaughtText[],
  breathe: () => Promise<void>,
): Promise<LearnedLayer> {
  const held: HeldOut[] = []
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const { rest, kept } = part(texts, fold)
    const layer = readyLayer(await fitLayer(rest, { decay: await chooseDecay(rest, breathe), breathe }))
    held.push(
      ...kept.map((text) => ({ label: text.label, before: text.said, after: applyLayer(layer, text) })),
    )
  }
  const layer = await fitLayer(texts, { decay: await chooseDecay(texts, breathe), breathe })
  return { layer: { languages: languagesOf(texts), ...layer }, ...(await compareHeldOut(held, breathe)) }
}

/** Fewer corrections than that say nothing of a language. */
const FEWEST = 20

const languagesOf = (texts: readonly TaughtText[]) =>
  [...Map.groupBy(texts, ({ language }) => language)]
    .filter(([, own]) => own.length >= FEWEST)
    .map(([language]) => language)
    .toSorted()

function part<T>(texts: readonly T[], fold: number): { rest: T[]; kept: T[] } {
  return {
    rest: texts.filter((_, at) => at % FOLDS !== fold),
    kept: texts.filter((_, at) => at % FOLDS === fold),
  }
}

/** The one under which a fifth of these, kept back, is met best. */
async function chooseDecay(texts: readonly TaughtText[], breathe: () => Promise<void>): Promise<number> {
  let best = { decay: decays[decays.length - 1] ?? 1, loss: Number.POSITIVE_INFINITY }
  for (const decay of decays) {
    const { rest, kept } = part(texts, 0)
    const layer = readyLayer(await fitLayer(rest, { decay, breathe }))
    const after = kept.map((text) => ({
      label: text.label,
      before: text.said,
      after: applyLayer(layer, text),
    }))
    const loss = figuresOf(after, 'after').logLoss
    if (loss < best.loss) best = { decay, loss }
  }
  return best.decay
}
