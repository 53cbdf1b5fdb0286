export type Sensitivity = 'sensitive' | 'balanced' | 'strict'

export interface Limits {
  /** Mentions in five minutes, as a multiple of the usual daily peak. */
  spike: number
  /** Reach of an hour, as a multiple of its usual daily peak. */
  reach: number
  /** Standard deviations of the share of negative mentions. */
  share: number
  /** What the evidence for a doubling has to add up to: the logarithm of how much likelier it is. */
  rise: number
}

export const limits: Record<Sensitivity, Limits> = {
  sensitive: { spike: 1.3, reach: 2, share: 4, rise: 7 },
  balanced: { spike: 1.5, reach: 3, share: 4.5, rise: 9 },
  strict: { spike: 2, reach: 5, share: 5.5, rise: 11 },
}

/** What was told once is told again within a day only when it has grown by so much. */
export const AGAIN = 1.5
