import type { Shape } from '../src/learned/features.ts'
import type { FitOptions } from './fit.ts'

export interface TrainingSource {
  /** File below `train/` of the data folder. */
  file: string
  language: string
  weight: number
}

export interface ModelPlan {
  name: string
  /** In `weights/`. */
  file: string
  lexicon: 'en' | 'others'
  shape: Shape
  fit: Pick<FitOptions, 'epochs' | 'rate' | 'decay' | 'fewest' | 'seeds'>
  sources: readonly TrainingSource[]
  /** Files below `val/` by which the model is made as sure as it is right; all together. */
  calibration: readonly CalibrationSource[]
}

const umsab = {
  ar: 'umsab_arabic',
  de: 'umsab_german',
  es: 'umsab_spanish',
  fr: 'umsab_french',
  hi: 'umsab_hindi',
  it: 'umsab_italian',
  pt: 'umsab_portuguese',
} as const
const others = Object.entries(umsab).map(([language, file]) => ({ language, file }))

export interface CalibrationSource {
  file: string
  language: string
  weight: number
}

/** What ships, and all that it has seen. The first source of a language gives it its bias. */
export const plans: readonly ModelPlan[] = [
  {
    name: 'hubbub-en/1',
    file: 'en.bin',
    lexicon: 'en',
    shape: { bits: 18, shortestGram: 3, longestGram: 5 },
    fit: { epochs: 5, rate: 0.2, decay: 0.7, fewest: 2, seeds: [1, 2, 3] },
    sources: [
      { file: 'te_train', language: 'en', weight: 1 },
      { file: 'tse', language: 'en', weight: 0.2 },
      { file: 'senti4sd_train', language: 'en', weight: 0.3 },
    ],
    calibration: [
      { file: 'te_val', language: 'en', weight: 2 },
      // Of other years and topics: a stream is never quite like what was learned.
      { file: 'te_dev2', language: 'en', weight: 1 },
    ],
  },
  {
    name: 'hubbub-others/1',
    file: 'others.bin',
    lexicon: 'others',
    shape: { bits: 20, shortestGram: 2, longestGram: 5 },
    fit: { epochs: 10, rate: 0.2, decay: 0.5, fewest: 2, seeds: [1, 2, 3] },
    sources: others.map((source) => ({ ...source, weight: 1 })),
    calibration: others.map((source) => ({ ...source, weight: 1 })),
  },
]

/** Corpora whose terms do not allow to ship what was learned from them, or do not say so: for measuring alone. */
export const neverTrainedOn = ['sst', 'airline', 'sanders', 'brands', 'emotion', 'irony', 'offensive']
