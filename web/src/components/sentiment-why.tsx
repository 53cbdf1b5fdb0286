import type { Sentiment } from '@hubbub/contracts'
import { Popover, PopoverContent, PopoverTrigger } from '#components/popover.tsx'
import { SentimentMark } from '#components/sentiment-mark.tsx'
import { sentimentWords } from '#lib/conversations/words.ts'

export interface SentimentWhyProps {
  sentiment: Sentiment
  open: boolean
  onOpenChange: (open: boolean) => void
}

const signed = new Intl.NumberFormat(undefined, {
  signDisplay: 'exceptZero',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
})
const percent = new Intl.NumberFormat(undefined, { style: 'percent' })

/** How the mood was judged and by which words; while it is open, they are marked in the text. */
export function SentimentWhy({ sentiment, open, onOpenChange }: SentimentWhyProps) {
  const { label, score, confidence, terms, scorer } = sentiment
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger
        aria-label={`${sentimentWords[label]} sentiment, show why`}
        className="relative grid rounded-sm after:absolute after:-inset-1.5 hover:opacity-80"
      >
        <SentimentMark label={label} />
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Why this sentiment" className="w-64 space-y-2">
        <div className="flex items-center justify-between gap-2 font-medium">
          <SentimentMark label={label} withWord />
          <span className="tabular">{signed.format(score)}</span>
        </div>
        <p className="text-sm text-muted">
          {label === 'unsure' ? 'The scorer cannot tell.' : `${percent.format(confidence)} sure`}
        </p>
        {terms.length > 0 ? (
          <ul className="space-y-0.5 text-sm">
            {terms.map(({ start, text, weight }) => (
              <li key={start} className="flex justify-between gap-3">
                <span className="truncate">“{text}”</span>
                <span className={weight < 0 ? 'text-negative tabular' : 'text-positive tabular'}>
                  {signed.format(weight)}
                </span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-sm text-muted">No single word decided it.</p>
        )}
        <p className="border-t border-border pt-2 text-xs text-muted">Judged by {scorer}</p>
      </PopoverContent>
    </Popover>
  )
}
