import type { Logged, LoggedWay, Message } from '@hubbub/contracts'
import { type LucideIcon, Pencil, PhoneIncoming, PhoneOutgoing, Undo2, UserRound } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#components/badge.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { askLog } from '#lib/logging/log-asked.ts'
import { outcomeWords, wayWords } from '#lib/logging/log-words.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { usePutMessage } from '../actions/use-put-message.ts'
import { MessageTime } from './message-time.tsx'
import { PlainText } from '#components/plain-text.tsx'
import { SentimentWhy } from '#components/sentiment-why.tsx'

const icons: Record<LoggedWay, LucideIcon> = {
  'call-in': PhoneIncoming,
  'call-out': PhoneOutgoing,
  visit: UserRound,
}

/** A call or a visit that one of us wrote down: neither theirs nor ours alone, so it stands across the thread. */
export function LogCard({ message, log }: { message: Message; log: Logged }) {
  const [showsWhy, setShowsWhy] = useState(false)
  const Icon = icons[log.way]
  const { sentiment, text, author } = message
  return (
    <article
      data-message={message.id}
      aria-label={`${wayWords[log.way]}, written down by ${author.name}`}
      className="mx-3 rounded-lg border border-dashed border-border-strong bg-card px-3.5 py-2.5 sm:mx-8"
    >
      <header className="flex items-center gap-2.5">
        <span className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-accent">
          <Icon aria-hidden className="size-4" />
        </span>
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold">
            {wayWords[log.way]}
            {log.with === '' ? null : <span className="font-normal text-muted"> · {log.with}</span>}
          </p>
          <p className="truncate text-xs text-muted">Written down by {author.name}</p>
        </div>
        {sentiment && text !== '' ? (
          <SentimentWhy
            messageId={message.id}
            text={text}
            sentiment={sentiment}
            marks={message.marks}
            open={showsWhy}
            onOpenChange={setShowsWhy}
          />
        ) : null}
        <MessageTime at={message.sentAt} />
      </header>
      {text === '' ? null : (
        <div className="mt-2">
          <PlainText text={text} terms={showsWhy ? (sentiment?.terms ?? []) : []} />
        </div>
      )}
      <footer className="mt-2 flex flex-wrap items-center gap-2 text-xs text-muted">
        <Badge tone={log.outcome === 'talked' ? 'success' : 'warning'}>{outcomeWords[log.outcome]}</Badge>
        {log.minutes === null ? null : <span className="tabular">{minutesWords(log.minutes)}</span>}
        {log.editedAt === null ? null : <span>Corrected {exactTime(log.editedAt)}</span>}
        <OwnActions message={message} />
      </footer>
    </article>
  )
}

const minutesWords = (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`)

/** Who wrote it down corrects it, or takes it back. */
function OwnActions({ message }: { message: Message }) {
  const { workspace, member, can } = useSession()
  const putMessage = usePutMessage()
  if (message.author.id !== member.id || !can('note:write')) return null
  const withdraw = () =>
    void api
      .workspace(workspace.id)
      .messages.withdrawLog(message.id)
      .then(
        (gone) => {
          putMessage(gone)
          toast.success('Taken back')
        },
        (error: unknown) => toast.error(errorText(error)),
      )
  return (
    <span className="ml-auto flex items-center">
      <IconButton size="sm" label="Correct" onClick={() => askLog({ message })}>
        <Pencil />
      </IconButton>
      <IconButton size="sm" label="Take back" onClick={withdraw}>
        <Undo2 />
      </IconButton>
    </span>
  )
}
