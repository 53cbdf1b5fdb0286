import type { SentimentAdjustment } from '@hubbub/contracts'

/** What became of the corrections, in one sentence. */
export function outcomeText({
  enabled,
  outcome,
  corrections,
  needed,
}: Pick<SentimentAdjustment, 'enabled' | 'outcome' | 'corrections' | 'needed'>): string {
  if (!enabled)
    return outcome === 'taken' ? 'It has learned, and is switched off' : 'It does not learn from corrections'
  switch (outcome) {
    case 'taken':
      return 'It scores better with what it learned'
    case 'not-better':
      return 'What it learned is not better, so it scores as it ships'
    case 'too-few':
      return corrections < needed
        ? 'Too few corrections are left to learn from'
        : 'Too few corrections are in languages that it can score'
    case 'none':
      return corrections < needed ? 'Nothing learned yet' : 'It learns within a minute'
  }
}
