import type { SentimentLabel } from '@hubbub/contracts'
import type { Likelihoods } from './classify.ts'

export interface Verdict {
  label: Exclude<SentimentLabel, 'unsure'>
  score: number
  confidence: number
}

/** A labelled text scores at least so much, a neutral one less: label and score never contradict each other. */
const CLEAR = 0.2
const BARELY = 0.19

/** The likeliest label, how far the balance leans, and how likely it is that the label is right. */
export function settle({ negative, neutral, positive }: Likelihoods): Verdict {
  const lean = positive - negative
  if (negative > neutral && negative >= positive)
    return { label: 'negative', score: Math.max(-1, Math.min(lean, -CLEAR)), confidence: negative }
  if (positive > neutral)
    return { label: 'positive', score: Math.min(1, Math.max(lean, CLEAR)), confidence: positive }
  return { label: 'neutral', score: Math.max(-BARELY, Math.min(BARELY, lean)), confidence: neutral }
}
