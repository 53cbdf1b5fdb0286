import type { Conversation, Message } from '@hubbub/contracts'
import { memo } from 'react'
import { dayLabel } from '#lib/time/day-label.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'
import { activityWords } from './activity-words.ts'
import { HandoverLine } from './handover-line.tsx'
import { LogCard } from './log-card.tsx'
import { MailCard } from './mail-card.tsx'
import { NoteCard } from './note-card.tsx'
import type { ThreadItem } from './thread-items.ts'

interface ThreadItemViewProps {
  item: ThreadItem
  conversation: Conversation
}

export const ThreadItemView = memo(function ThreadItemView({ item, conversation }: ThreadItemViewProps) {
  if (item.kind === 'day') return <DayLine at={item.at} />
  if (item.kind === 'unread') return <UnreadLine />
  if (item.kind === 'activity') return <ActivityLine messages={item.messages} />
  const { message } = item
  if (message.delivery?.state === 'cancelled')
    return <SmallLine message={message} text={`${message.author.name} took a reply back`} />
  if (message.log?.withdrawnAt != null)
    return <SmallLine message={message} text={`${message.author.name} took a written-down call back`} />
  if (message.log) return <LogCard message={message} log={message.log} />
  if (message.kind === 'note') return <NoteCard message={message} />
  if (message.carries) return <HandoverLine message={message} conversation={conversation} />
  return <MailCard message={message} conversation={conversation} />
})

function DayLine({ at }: { at: string }) {
  const now = useNow()
  return (
    <div
      role="separator"
      aria-label={dayLabel(at, now)}
      className="flex items-center gap-3 py-1 text-xs font-medium text-muted"
    >
      <span className="h-px flex-1 bg-border" />
      {dayLabel(at, now)}
      <span className="h-px flex-1 bg-border" />
    </div>
  )
}

const UnreadLine = () => (
  <div
    data-unread-line
    role="separator"
    aria-label="New messages"
    className="flex items-center gap-3 text-xs font-semibold text-accent"
  >
    <span className="h-px flex-1 bg-accent/40" />
    New messages
    <span className="h-px flex-1 bg-accent/40" />
  </div>
)

function ActivityLine({ messages }: { messages: readonly Message[] }) {
  const last = messages.at(-1)
  return last ? <SmallLine message={last} text={activityWords(messages, exactTime)} /> : null
}

const SmallLine = ({ message, text }: { message: Message; text: string }) => (
  <p data-message={message.id} className="px-2 text-center text-xs text-balance text-muted">
    {text}
    <span aria-hidden> · </span>
    <time dateTime={message.sentAt} title={exactTime(message.sentAt)} className="tabular">
      {new Date(message.sentAt).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })}
    </time>
  </p>
)
