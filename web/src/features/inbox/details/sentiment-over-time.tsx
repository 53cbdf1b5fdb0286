import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { SentimentMark } from '#components/sentiment-mark.tsx'
import { sentimentWords } from '#lib/conversations/words.ts'
import { threadOf } from '#lib/messages/message-pages.ts'
import { messagesQuery } from '#lib/queries/messages.query.ts'
import { useSession } from '#lib/session.ts'
import { DetailsSection } from './details-section.tsx'
import { HEIGHT, WIDTH, type SentimentPoint, linePath, sentimentPoints } from './sparkline.ts'

const tones = {
  negative: 'fill-negative',
  neutral: 'fill-neutral',
  positive: 'fill-positive',
  // Not neutral: nobody can tell.
  unsure: 'fill-card stroke-neutral',
} as const

/** How the customer's mood went from message to message. */
export function SentimentOverTime({ conversationId }: { conversationId: string }) {
  const { workspace } = useSession()
  const { data } = useInfiniteQuery(messagesQuery(workspace.id, conversationId))
  const points = useMemo(() => sentimentPoints(threadOf(data)), [data])
  const last = points.at(-1)
  if (!last) return null
  return (
    <DetailsSection
      title="Mood of the customer"
      aside={<SentimentMark label={last.label} withWord className="text-xs font-medium" />}
    >
      {points.length > 1 ? (
        <Sparkline points={points} />
      ) : (
        <p className="text-sm text-muted">From one message so far.</p>
      )}
    </DetailsSection>
  )
}

function Sparkline({ points }: { points: readonly SentimentPoint[] }) {
  const words = `Mood over the last ${points.length} messages: ${points.map(({ label }) => sentimentWords[label].toLowerCase()).join(', ')}`
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words}
      className="h-12 w-full overflow-visible"
    >
      <line
        x1="0"
        x2={WIDTH}
        y1={HEIGHT / 2}
        y2={HEIGHT / 2}
        className="stroke-border"
        strokeDasharray="3 3"
      />
      <path
        d={linePath(points.filter(({ label }) => label !== 'unsure'))}
        fill="none"
        strokeWidth="1.5"
        className="stroke-muted"
        strokeLinejoin="round"
      />
      {points.map(({ id, x, y, label }) => (
        <circle key={id} cx={x} cy={y} r="3" className={tones[label]}>
          <title>{sentimentWords[label]}</title>
        </circle>
      ))}
    </svg>
  )
}
