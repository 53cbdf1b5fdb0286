import type { AlertDetector, AlertMark, AlertWatch, Sensitivity } from '@hubbub/contracts'

export const watchWords = {
  learned: 'Something unusual',
  threshold: 'More than a number',
  'negative-share': 'Share of negative',
  author: 'A large account speaks',
  keyword: 'Certain words',
  silence: 'A source falls silent',
} satisfies Record<AlertWatch['kind'], string>

export const watchHints = {
  learned: 'Learned from what is usual for it',
  threshold: 'So many mentions in so many minutes',
  'negative-share': 'So much of what is said is negative',
  author: 'Somebody whom many follow',
  keyword: 'Said together with what the monitor finds',
  silence: 'Far less comes than ever before',
} satisfies Record<AlertWatch['kind'], string>

export const detectorWords = {
  spike: 'Far more is said',
  'negative-rise': 'Negative mentions grow',
  'negative-share': 'More of it is negative',
  reach: 'Far more people hear it',
} satisfies Record<AlertDetector, string>

export const sensitivityWords = {
  sensitive: 'Sensitive: early, and more often',
  balanced: 'Balanced',
  strict: 'Strict: only what is very unusual',
} satisfies Record<Sensitivity, string>

export const markWords = {
  real: 'Real',
  'false-positive': 'False alarm',
  'not-actionable': 'Nothing to do',
  'poor-details': 'Too little said',
} satisfies Record<AlertMark, string>

export const markTones = {
  real: 'success',
  'false-positive': 'neutral',
  'not-actionable': 'neutral',
  'poor-details': 'warning',
} as const satisfies Record<AlertMark, string>

/** Nobody should have been told. */
export const isNoise = (mark: AlertMark | null) => mark === 'false-positive' || mark === 'not-actionable'
