import type { MarkKind, MentionState, SentimentLabel } from '@hubbub/contracts'

export interface MentionFilter {
  state: MentionState | 'any'
  channelId?: string | undefined
  labelId?: string | undefined
  language?: string | undefined
  sentiment?: SentimentLabel | undefined
  mark?: MarkKind | undefined
  /** The value of the author's identity. */
  author?: string | undefined
  q?: string | undefined
  /** What it matched. */
  monitorId?: string | undefined
  /** Left out: each, with spam. */
  repeats?: 'each' | 'folded' | undefined
  spam?: 'with' | 'without' | 'only' | undefined
  /** Those that share their text with it. */
  alikeTo?: string | undefined
  /** None but these. */
  ids?: readonly string[] | undefined
}
