import type { AdjustmentOutcome, HeldOut, SentimentAdjustment } from '@hubbub/contracts'

/** What was learned, in the words of the scorer that learned it. */
export type AdjustmentLayer = Record<string, unknown>

export interface KeptAdjustment {
  enabled: boolean
  outcome: AdjustmentOutcome
  /** Null unless it was taken. */
  layer: AdjustmentLayer | null
  /** Whose weights it stands on. */
  scorer: string
  version: number
}

export interface LearnedAdjustment {
  outcome: AdjustmentOutcome
  layer: AdjustmentLayer | null
  scorer: string
  corrections: number
  learnedAt: Date
  before: HeldOut | null
  after: HeldOut | null
  doubt: number | null
}

/** Which scorers count in a workspace. */
export interface ScorersInUse {
  /** The version of what ours has learned; zero where there is none. */
  adjustment: number
  /** Somebody else's is asked first. */
  outside: boolean
}

export interface AdjustmentRepository {
  /** Cheap: it is asked before each batch of texts. */
  inUse(): Promise<ScorersInUse>
  get(): Promise<KeptAdjustment | null>
  find(): Promise<SentimentAdjustment>
  /** Waits for whoever changes it, and lets nobody until the transaction ends. @returns its version; zero where there is none. */
  lock(): Promise<number>
  countCorrections(): Promise<number>
  keep(learned: LearnedAdjustment): Promise<void>
  enable(enabled: boolean): Promise<void>
  /** What was learned is gone, and nothing is learned until it is enabled. */
  forget(): Promise<void>
}
