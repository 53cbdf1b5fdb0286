import type { SentimentLabel } from '@hubbub/contracts'
import { CircleHelp, Frown, type LucideIcon, Meh, Smile } from 'lucide-react'
import { cn } from '#lib/cn.ts'
import { sentimentWords } from '#lib/conversations/words.ts'

const looks = {
  negative: { icon: Frown, tone: 'text-negative' },
  neutral: { icon: Meh, tone: 'text-neutral' },
  positive: { icon: Smile, tone: 'text-positive' },
  unsure: { icon: CircleHelp, tone: 'text-neutral' },
} as const satisfies Record<SentimentLabel, { icon: LucideIcon; tone: string }>

export interface SentimentMarkProps {
  label: SentimentLabel
  /** Shows the word too; without it the word is said and stands in the tooltip. */
  withWord?: boolean
  className?: string
}

/** A face and a word: never the colour alone. */
export function SentimentMark({ label, withWord, className }: SentimentMarkProps) {
  const { icon: Icon, tone } = looks[label]
  const words = label === 'unsure' ? 'Not sure of the sentiment' : `${sentimentWords[label]} sentiment`
  return (
    <span
      title={withWord ? undefined : words}
      className={cn('inline-flex shrink-0 items-center gap-1', tone, className)}
    >
      <Icon aria-hidden className="size-3.5" />
      {withWord ? sentimentWords[label] : <span className="sr-only">{words}</span>}
    </span>
  )
}
