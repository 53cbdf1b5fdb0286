import type { MessageSentiment, SentimentPart } from '@hubbub/contracts'
import { SentimentMark } from '#components/sentiment-mark.tsx'
import { cn } from '#lib/cn.ts'
import { sentimentWords } from '#lib/conversations/words.ts'

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 })
const tones = { negative: 'bg-negative', neutral: 'bg-neutral', positive: 'bg-positive' } as const
const labels = ['negative', 'neutral', 'positive'] as const

/** How likely a text is each, as one bar of three and in figures. */
export function LikelihoodBar({
  likelihoods,
}: {
  likelihoods: NonNullable<MessageSentiment['likelihoods']>
}) {
  return (
    <div className="space-y-1">
      <div aria-hidden className="flex h-1.5 gap-px overflow-hidden rounded-full">
        {labels.map((label) => (
          <span
            key={label}
            style={{ flexGrow: likelihoods[label] }}
            className={cn('basis-0', tones[label])}
          />
        ))}
      </div>
      <ul
        aria-label="How likely it is each"
        className="flex justify-between gap-2 text-xs text-muted tabular"
      >
        {labels.map((label) => (
          <li key={label}>
            {percent.format(likelihoods[label])} {sentimentWords[label].toLowerCase()}
          </li>
        ))}
      </ul>
    </div>
  )
}

interface PartListProps {
  /** The scored text. */
  text: string
  parts: readonly SentimentPart[]
}

/** The sentences of a text that was judged by them, each with its share of the whole. */
export function PartList({ text, parts }: PartListProps) {
  return (
    <div>
      <p className="text-sm font-medium">By its sentences</p>
      <ol aria-label="Its sentences" className="mt-0.5 max-h-36 overflow-y-auto text-sm thin-scroll">
        {parts.map(({ start, end, label, share }) => (
          <li key={start} className="flex items-start gap-1.5 py-0.5">
            <SentimentMark label={label} className="mt-0.75" />
            <span className="line-clamp-2 min-w-0 flex-1 break-words">{text.slice(start, end)}</span>
            <span title="Its share of the whole" className="shrink-0 text-xs leading-5 text-muted tabular">
              {percent.format(share)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
