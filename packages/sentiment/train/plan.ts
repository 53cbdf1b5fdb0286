import type { Shape } from '../src/learned/features.ts'
import type { FitOptions } from './fit.ts'

export interface TrainingSource {
  /** File below `train/` of the data folder. */
  file: string
  language: string
  weight: number
  /** Of each fifth text a model that was trained without them is as sure as it is right. */
  calibrates?: boolean
  /** Only each so-manieth text is taken. */
  every?: number
  /** The model does not speak for this language; another one does. */
  helps?: boolean
}

export interface ShiftedSet {
  file: string
  language: string
  /** What it counts, however many rows it has, where the texts kept back count one. */
  weight: number
}

export interface ModelPlan {
  name: string
  /** In `weights/`. */
  file: string
  lexicon: 'en' | 'others'
  shape: Shape
  fit: Pick<FitOptions, 'epochs' | 'rate' | 'decay' | 'fewest' | 'orders'>
  sources: readonly TrainingSource[]
  /** Files below `val/` that say as well how sure the model may be: of other years and topics than what it learned. */
  shifted: readonly ShiftedSet[]
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

/** Of three ways through the texts one takes all features, so that their mean knows both kinds. */
const orders = [
  { seed: 1, drop: 0 },
  { seed: 2, drop: 0.3 },
  { seed: 3, drop: 0.3 },
] as const

/** What ships, and all that it has seen. The first source of a language gives it its bias. */
export const plans: readonly ModelPlan[] = [
  {
    name: 'hubbub-en/2',
    file: 'en.bin',
    lexicon: 'en',
    shape: { bits: 18, shortestGram: 3, longestGram: 5 },
    fit: { epochs: 5, rate: 0.2, decay: 0.7, fewest: 2, orders },
    sources: [
      { file: 'te_train', language: 'en', weight: 1, calibrates: true },
      { file: 'tse', language: 'en', weight: 0.2 },
      { file: 'senti4sd_train', language: 'en', weight: 0.3 },
    ],
    // A stream is never quite like what was learned.
    shifted: [{ file: 'te_dev2', language: 'en', weight: 0.5 }],
  },
  {
    name: 'hubbub-others/2',
    file: 'others.bin',
    lexicon: 'others',
    shape: { bits: 20, shortestGram: 2, longestGram: 5 },
    fit: { epochs: 10, rate: 0.2, decay: 0.5, fewest: 2, orders },
    sources: [
      ...others.map((source) => ({ ...source, weight: 1, calibrates: true })),
      // Emoji, hashtags, names and borrowed words are the same everywhere.
      { file: 'te_train', language: 'en', weight: 1, every: 3, helps: true },
    ],
    shifted: [],
  },
]

/** Corpora whose terms do not allow to ship what was learned from them, or do not say so: for measuring alone. */
export const neverTrainedOn = ['sst', 'airline', 'sanders', 'brands', 'emotion', 'irony', 'offensive']
