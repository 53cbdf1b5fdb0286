import type { Conversation, Message } from '@hubbub/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Lock, Paperclip } from 'lucide-react'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { Section } from '#components/page.tsx'
import { PagedRows } from '#components/paged-rows.tsx'
import { SentimentMark } from '#components/sentiment-mark.tsx'
import { cn } from '#lib/cn.ts'
import { useSession } from '#lib/session.ts'
import { clockTime, dayLabel, dayOf } from '#lib/time/day-label.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'
import { contactMessagesQuery } from './contact-messages.query.ts'

/** One history over all channels: what they said and what we said, the newest first. */
export function ContactHistory({ contactId }: { contactId: string }) {
  const { workspace } = useSession()
  const query = useInfiniteQuery(contactMessagesQuery(workspace.id, contactId))
  const pages = query.data?.pages ?? []
  const conversations = new Map(pages.flatMap((page) => page.conversations.map((one) => [one.id, one])))
  const messages = pages.flatMap(({ items }) => items)
  const firstOfDay = new Set(
    messages.flatMap(({ id, sentAt }, index) => {
      const before = messages[index - 1]
      return before !== undefined && dayOf(before.sentAt) === dayOf(sentAt) ? [] : [id]
    }),
  )
  return (
    <Section title="History" description="Over all channels, as far as you may see it.">
      <PagedRows
        query={query}
        what="the history"
        empty={<p className="text-muted">Nothing was said that you may see.</p>}
      >
        {(message) => (
          <HistoryRow
            key={message.id}
            message={message}
            conversation={conversations.get(message.conversationId)}
            beginsDay={firstOfDay.has(message.id)}
          />
        )}
      </PagedRows>
    </Section>
  )
}

interface HistoryRowProps {
  message: Message
  conversation: Conversation | undefined
  beginsDay: boolean
}

function HistoryRow({ message, conversation, beginsDay }: HistoryRowProps) {
  const { author, sentAt, direction, post, attachments, sentiment } = message
  const now = useNow()
  return (
    <li className="py-1">
      {beginsDay ? (
        <h3 className="pt-2 pb-1 text-xs font-medium text-muted">{dayLabel(sentAt, now)}</h3>
      ) : null}
      <Link
        to="/inbox/$conversationId"
        params={{ conversationId: message.conversationId }}
        search={{ view: 'all', status: 'any', message: message.id }}
        className={cn(
          '-mx-2 block rounded-md px-2 py-1.5 hover:bg-hover',
          direction === 'out' && 'border-l-2 border-accent/50 pl-2.5',
        )}
      >
        <span className="flex items-center gap-1.5 text-sm">
          {conversation ? (
            <ChannelIcon kind={conversation.channel.kind} name={conversation.channel.name} />
          ) : null}
          <span className="truncate font-medium">{author.name}</span>
          {post?.audience === 'direct' ? (
            <span title="Direct message" className="text-muted">
              <Lock aria-hidden className="size-3" />
              <span className="sr-only">Direct message</span>
            </span>
          ) : null}
          <span className="truncate text-muted">{whereOf(conversation)}</span>
          <span className="ml-auto flex shrink-0 items-center gap-1.5 text-xs text-muted tabular">
            {direction === 'in' && sentiment ? <SentimentMark label={sentiment.label} /> : null}
            {attachments.length > 0 ? (
              <Paperclip aria-label={`${attachments.length} files`} className="size-3" />
            ) : null}
            <time dateTime={sentAt} title={exactTime(sentAt)}>
              {clockTime(sentAt)}
            </time>
          </span>
        </span>
        <span className="mt-0.5 line-clamp-3 break-words whitespace-pre-line">
          {(message.trimmedText ?? message.text).trim() || message.subject}
        </span>
      </Link>
    </li>
  )
}

const whereOf = (conversation: Conversation | undefined) =>
  conversation === undefined
    ? ''
    : `${conversation.channel.name} · #${conversation.number}${conversation.subject ? ` ${conversation.subject}` : ''}`
