import type { FallbackReason, OutsideScore, ScorerKind, ScorerMode, SentimentScorer } from '@hubbub/contracts'

/** Where a scorer of somebody else is, and how it is spoken to. */
export interface ScorerAddress {
  kind: ScorerKind
  url: string
  model: string | null
  /** In plain; null where it asks for none. */
  key: string | null
  timeoutMs: number
}

export interface OutsideFailure {
  reason: FallbackReason
  /** The server's own words where it spoke. */
  message: string
  /** When it wants to be asked again; null where it does not say. */
  until: Date | null
}

export interface OutsideAnswer {
  /** In the order of the texts; null where nothing came that can be read. */
  scores: (OutsideScore | null)[]
  /** Why some are missing; null where none is. */
  failure: OutsideFailure | null
}

export interface OutsideText {
  text: string
  language: string | null
}

export interface OutsideScorer {
  /** Takes no longer than the address allows, and never throws. */
  score(address: ScorerAddress, texts: readonly OutsideText[]): Promise<OutsideAnswer>
}

/** A scorer as it is kept. */
export interface KeptScorer {
  name: string
  kind: ScorerKind
  url: string
  model: string | null
  /** Sealed; empty where there is none. */
  key: string
  timeoutMs: number
  dailyBudget: number
  mode: ScorerMode
  failures: number
  restsUntil: Date | null
  /** Its last answer was none that can be read. */
  hasError: boolean
  lookedAt: Date | null
  measuredAt: Date | null
  sampled: string | null
  version: number
}
export type ScorerChange = Partial<
  Omit<KeptScorer, 'version' | 'hasError'> & { lastError: string | null; lastErrorAt: Date | null }
>

/** What became of texts: they count against the budget, count as it says, were compared, or were scored by ours. */
export type ScorerOutcome = 'asked' | 'scored' | 'agreed' | 'differed' | FallbackReason

export interface SampledText extends OutsideText {
  id: string
  /** What our scorer said. */
  label: string
}

export interface OutsideScorerRepository {
  find(day: string): Promise<SentimentScorer | null>
  get(): Promise<KeptScorer | null>
  lock(): Promise<KeptScorer | null>
  insert(
    scorer: Pick<
      KeptScorer,
      'name' | 'kind' | 'url' | 'model' | 'key' | 'timeoutMs' | 'dailyBudget' | 'mode'
    >,
  ): Promise<void>
  /** `told`: people see what changed, so its version moves. */
  update(change: ScorerChange, options: { told: boolean }): Promise<void>
  remove(): Promise<void>
  used(day: string, outcome: ScorerOutcome): Promise<number>
  count(day: string, counts: Partial<Record<ScorerOutcome, number>>): Promise<void>
  /** False where it was given another meanwhile. */
  replaceKey(key: { from: string; to: string }): Promise<boolean>
  /** When the newest correction was made that it was not measured on; null where there is none. */
  unmeasured(scorer: string, before: Date): Promise<Date | null>
  /** The newest messages that came after `after`, but for those that this scorer has scored itself. */
  fresh(query: { after: string | null; scorer: string; limit: number }): Promise<SampledText[]>
}
