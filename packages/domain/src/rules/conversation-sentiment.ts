import type { SentimentLabel } from '@hubbub/contracts'

export interface Mood {
  label: SentimentLabel
  /** -1 to 1. */
  score: number
}

/** Beyond it a mean counts as more than neutral. */
const CLEAR = 0.2

/**
 * How a customer feels by now: the newest message counts half, all before it the other half. What the scorer is not
 * sure of changes nothing.
 */
export function blendMood(before: Mood | null, message: Mood): Mood | null {
  if (message.label === 'unsure') return before
  if (before === null) return { ...message }
  const score = (before.score + message.score) / 2
  return { label: labelOf(score), score }
}

function labelOf(score: number): SentimentLabel {
  if (score <= -CLEAR) return 'negative'
  return score >= CLEAR ? 'positive' : 'neutral'
}
