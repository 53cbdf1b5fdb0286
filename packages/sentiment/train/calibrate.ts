import { classify } from '../src/learned/classify.ts'
import { createFeatures } from '../src/learned/features.ts'
import { readModel } from '../src/learned/model.ts'
import type { Row } from './read-rows.ts'

export interface CalibrationSet {
  language: string
  /** What it counts, however many rows it has. */
  weight: number
  rows: readonly Row[]
}

const candidates = Array.from({ length: 31 }, (_, step) => (80 + 4 * step) / 100)

/** The temperature under which the labels of all sets are likeliest. `file`: the model with temperature 1. */
export function calibrate(file: Uint8Array<ArrayBuffer>, sets: readonly CalibrationSet[]): number {
  const model = readModel(file.buffer)
  const features = createFeatures()
  const scored = sets.map(({ language, weight, rows }) => {
    const own = model.languages.get(language)
    if (own === undefined) throw new Error(`the model does not know ${language}`)
    const share = weight / rows.length
    return rows.map(({ t, y }) => ({ y, share, of: classify(features, model, own, { text: t }) }))
  })
  const costs = candidates.map((temperature) => {
    let cost = 0
    for (const rows of scored) {
      for (const { y, share, of } of rows) {
        const powers = [of.negative, of.neutral, of.positive].map((p) => Math.exp(Math.log(p) / temperature))
        const sum = powers.reduce((all, power) => all + power, 0)
        cost -= share * Math.log((powers[y] ?? 0) / sum)
      }
    }
    return cost
  })
  return candidates[costs.indexOf(Math.min(...costs))] ?? 1
}
