import type { Conversation } from '@hubbub/contracts'
import { Avatar } from '#components/avatar.tsx'
import { CountBadge } from '#components/badge.tsx'
import { ColorDot } from '#components/chip.tsx'
import { ConversationMarks } from '#components/mark-icons.tsx'
import { PriorityBars } from '#components/priority-bars.tsx'
import { SentimentMark } from '#components/sentiment-mark.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { DraftMark } from './draft-mark.tsx'
import { ScheduledMark } from './scheduled-mark.tsx'

const SHOWN_LABELS = 2

/** Marks on the left, people and numbers on the right. */
export function CardFoot({ conversation }: { conversation: Conversation }) {
  const { sentiment, marks, priority, status, labels, assignee, unreadCount, draftsBy, scheduledFor } =
    conversation
  return (
    <span className="flex h-5 min-w-0 items-center gap-1.5">
      {sentiment ? <SentimentMark label={sentiment.label} /> : null}
      <ConversationMarks marks={marks} most={3} />
      {priority === 'none' ? null : <PriorityBars priority={priority} />}
      {status === 'open' ? null : <StatusBadge status={status} className="h-4.5 px-1.5" />}
      {scheduledFor === null ? null : <ScheduledMark at={scheduledFor} />}
      <DraftMark draftsBy={draftsBy} />
      <LabelDots labels={labels} />
      <span className="ml-auto flex shrink-0 items-center gap-1.5">
        {unreadCount > 0 ? (
          <>
            <CountBadge count={unreadCount} strong />
            <span className="sr-only">unread</span>
          </>
        ) : null}
        {assignee ? (
          <span title={`Assigned to ${assignee.name}`}>
            <Avatar name={assignee.name} size="xs" />
            <span className="sr-only">Assigned to {assignee.name}</span>
          </span>
        ) : null}
      </span>
    </span>
  )
}

function LabelDots({ labels }: Pick<Conversation, 'labels'>) {
  const more = labels.length - SHOWN_LABELS
  return (
    <span className="flex min-w-0 items-center gap-1 overflow-hidden">
      {labels.slice(0, SHOWN_LABELS).map(({ id, name, color }) => (
        <span
          key={id}
          className="inline-flex min-w-0 items-center gap-1 rounded-full border border-border bg-card px-1.5 text-xs leading-4"
        >
          <ColorDot color={color} className="size-1.5" />
          <span className="truncate">{name}</span>
        </span>
      ))}
      {more > 0 ? (
        <span
          title={labels
            .slice(SHOWN_LABELS)
            .map(({ name }) => name)
            .join(', ')}
          className="text-xs text-muted"
        >
          +{more}
        </span>
      ) : null}
    </span>
  )
}
