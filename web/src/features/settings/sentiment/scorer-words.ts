import type { FallbackReason, ScorerKind, ScorerMode, SentimentScorer } from '@hubbub/contracts'

export const kindWords = {
  openai: { label: 'OpenAI-compatible', hint: 'Chat completions, of a vendor or a server of your own' },
  http: { label: 'Your own scorer by HTTP', hint: 'As docs/sentiment-scorer.md describes it' },
} satisfies Record<ScorerKind, { label: string; hint: string }>

export const modeWords = {
  compare: {
    label: 'Only compare it',
    hint: 'On corrections and on a sample of what comes; nothing counts by it',
  },
  use: { label: 'Count what it says', hint: 'The scorer of Hubbub takes its place where it says nothing' },
} satisfies Record<ScorerMode, { label: string; hint: string }>

const reasonWords = {
  'timed-out': 'timed out',
  failed: 'failed',
  'rate-limited': 'asked too often',
  unreadable: 'answers that could not be read',
  'over-budget': 'over the budget of the day',
  resting: 'left alone after failures',
} satisfies Record<FallbackReason, string>

const number = new Intl.NumberFormat()

/** “12 of 400 today fell back: 10 timed out, 2 failed”; null where nothing was to be scored. */
export function fallbackText({ scored, fellBack }: SentimentScorer['today']): string | null {
  const fell = fellBack.reduce((sum, { count }) => sum + count, 0)
  const all = fell + scored
  if (all === 0) return null
  const texts = `${number.format(all)} ${all === 1 ? 'text' : 'texts'}`
  if (fell === 0) return `${texts} today, none fell back`
  const [only] = fellBack
  const why =
    fellBack.length === 1 && only !== undefined
      ? reasonWords[only.reason]
      : fellBack.map(({ reason, count }) => `${number.format(count)} ${reasonWords[reason]}`).join(', ')
  return `${number.format(fell)} of ${number.format(all)} today fell back: ${why}`
}
