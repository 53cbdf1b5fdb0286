import type { SentimentTerm } from '@hubbub/contracts'
import { cn } from '#lib/cn.ts'
import { type TextPart, textParts } from '#lib/text-parts.ts'

export interface PlainTextProps {
  text: string
  /** Words to set off, by their offsets in `text`. */
  terms?: readonly SentimentTerm[]
  /** What was looked for, by its offsets. */
  found?: readonly { start: number; end: number }[]
  inline?: boolean
}

/** Text as it was typed, with links that can be followed. */
export function PlainText({ text, terms = [], found = [], inline }: PlainTextProps) {
  const parts = textParts(text, terms, found).map((part) => <Part key={part.at} part={part} />)
  return inline ? parts : <div className="break-words whitespace-pre-wrap">{parts}</div>
}

function Part({ part }: { part: TextPart }) {
  if (part.kind === 'text') return part.text
  if (part.kind === 'link') {
    return (
      <a
        href={part.href}
        target="_blank"
        rel="noopener noreferrer"
        className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
      >
        {part.text}
      </a>
    )
  }
  if (part.kind === 'found')
    return <mark className="rounded-sm bg-accent-soft px-0.5 font-medium text-accent">{part.text}</mark>
  return (
    <mark
      title={part.weight < 0 ? 'Counts as negative' : 'Counts as positive'}
      className={cn(
        'rounded-sm px-0.5 font-medium underline decoration-2 underline-offset-2',
        part.weight < 0
          ? 'bg-danger-soft text-negative decoration-negative'
          : 'bg-success-soft text-positive decoration-positive',
      )}
    >
      {part.text}
    </mark>
  )
}
