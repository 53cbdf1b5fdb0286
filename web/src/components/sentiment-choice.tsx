import type { CorrectedLabel, SentimentLabel } from '@hubbub/contracts'
import { SentimentMark } from '#components/sentiment-mark.tsx'
import { cn } from '#lib/cn.ts'
import { sentimentWords } from '#lib/conversations/words.ts'

export interface SentimentChoiceProps {
  /** What it counts as by now. */
  value: SentimentLabel | null
  disabled?: boolean
  onChoose: (label: CorrectedLabel) => void
}

const labels: readonly CorrectedLabel[] = ['negative', 'neutral', 'positive']

/** How something is meant, as people say it. */
export function SentimentChoice({ value, disabled, onChoose }: SentimentChoiceProps) {
  return (
    <div role="group" aria-label="How it is meant" className="flex gap-1">
      {labels.map((label) => (
        <button
          key={label}
          type="button"
          disabled={disabled}
          aria-pressed={value === label}
          aria-label={sentimentWords[label]}
          onClick={() => onChoose(label)}
          className={cn(
            'flex h-8 flex-1 items-center justify-center rounded-md border border-border text-sm hover:bg-hover disabled:opacity-50',
            value === label && 'border-border-strong bg-selected font-medium',
          )}
        >
          <SentimentMark label={label} withWord />
        </button>
      ))}
    </div>
  )
}
