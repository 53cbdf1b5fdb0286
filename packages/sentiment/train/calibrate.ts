import { classify } from '../src/learned/classify.ts'
import { createFeatures } from '../src/learned/features.ts'
import { readModel } from '../src/learned/model.ts'
import type { Row } from './read-rows.ts'

const candidates = Array.from({ length: 111 }, (_, step) => (60 + 2 * step) / 100)

/** Texts that count together what `weight` says. */
export interface Unseen {
  rows: readonly Row[]
  weight: number
}

/**
 * The temperature under which the labels of texts are likeliest that a model has not seen. `file`: the model with
 * temperature 1. Also how well it does on the first of
 * them.
 */
export function calibrate(
  file: Uint8Array<ArrayBuffer>,
  language: string,
  unseen: readonly Unseen[],
): { temperature: number; macroRecall: number } {
  const model = readModel(file.buffer)
  const features = createFeatures()
  const own = model.languages.get(language)
  if (own === undefined) throw new Error(`the model does not know ${language}`)
  const sets = unseen.map(({ rows, weight }) =>
    rows.map(({ t, y }) => {
      const { negative, neutral, positive } = classify(features, model, own, { text: t })
      const logits = [Math.log(negative), Math.log(neutral), Math.log(positive)]
      return { y, logits, share: weight / rows.length }
    }),
  )
  const costs = candidates.map((temperature) =>
    sets.flat().reduce((sum, one) => sum + one.share * costOf(one, temperature), 0),
  )
  const [scored = []] = sets
  const recalls = [0, 1, 2].map((label) => {
    const asked = scored.filter(({ y }) => y === label)
    const right = asked.filter(({ logits }) => logits[label] === Math.max(...logits))
    return right.length / Math.max(1, asked.length)
  })
  return {
    temperature: candidates[costs.indexOf(Math.min(...costs))] ?? 1,
    macroRecall: recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length,
  }
}

function costOf({ y, logits }: { y: number; logits: readonly number[] }, temperature: number): number {
  const powers = logits.map((logit) => Math.exp(logit / temperature))
  return Math.log(powers.reduce((sum, power) => sum + power, 0)) - (logits[y] ?? 0) / temperature
}
