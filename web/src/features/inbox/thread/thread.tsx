import type { Conversation } from '@hubbub/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ArrowDown } from 'lucide-react'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { ErrorState } from '#components/error-state.tsx'
import { Spinner } from '#components/spinner.tsx'
import { threadOf } from '#lib/messages/message-pages.ts'
import { messagesQuery } from '#lib/queries/messages.query.ts'
import { useSession } from '#lib/session.ts'
import { usePendingSends } from '../composer/use-pending-sends.ts'
import { PendingMessage } from './pending-message.tsx'
import { threadItems } from './thread-items.ts'
import { MessagesSkeleton } from './thread-skeleton.tsx'
import { TypingLine } from './typing-line.tsx'
import { ThreadItemView } from './thread-item-view.tsx'
import { useFirstUnread } from './use-first-unread.ts'
import { useGoToMessage } from './use-go-to-message.ts'
import { useKeepPlace } from './use-keep-place.ts'
import { useReadWhileLooking } from './use-read-while-looking.ts'

/** Everything that was said and done, the newest at the foot. */
export function Thread({ conversation }: { conversation: Conversation }) {
  const { workspace } = useSession()
  const query = useInfiniteQuery(messagesQuery(workspace.id, conversation.id))
  const messages = useMemo(() => threadOf(query.data), [query.data])
  const { firstUnread, isKnown } = useFirstUnread(conversation.unreadCount, query, messages)
  const items = useMemo(() => threadItems(messages, firstUnread), [messages, firstUnread])
  const pending = usePendingSends(conversation.id, messages)
  const scroller = useRef<HTMLDivElement>(null)
  const { isAtEnd, content, onScroll: keepPlace, toEnd, jumpToEnd, stayHere } = useKeepPlace(scroller)
  useShowOwn(pending.at(-1)?.outgoing.clientId, jumpToEnd)
  useReadWhileLooking(conversation, isKnown && isAtEnd)
  useGoToMessage(query, messages, stayHere)

  if (query.isPending) return <MessagesSkeleton />
  if (query.isError && messages.length === 0) {
    return (
      <ErrorState
        error={query.error}
        what="the messages"
        onRetry={() => void query.refetch()}
        className="m-auto"
      />
    )
  }
  const onScroll = () => {
    keepPlace()
    const nearTop = (scroller.current?.scrollTop ?? Infinity) < 600
    if (nearTop && query.hasNextPage && !query.isFetching) void query.fetchNextPage()
  }
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        onScroll={onScroll}
        data-thread
        tabIndex={-1}
        role="log"
        aria-label="Messages"
        aria-busy={query.isFetchingNextPage}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain [overflow-anchor:none] thin-scroll"
      >
        <div ref={content} className="mx-auto flex w-full max-w-3xl flex-col gap-2.5 px-3 py-4 sm:px-5">
          {query.isFetchingNextPage ? (
            <p className="flex items-center justify-center gap-2 text-sm text-muted">
              <Spinner /> Loading older messages
            </p>
          ) : null}
          {items.map((item) => (
            <ThreadItemView key={item.key} item={item} conversation={conversation} />
          ))}
          {pending.map((send) => (
            <PendingMessage key={send.outgoing.clientId} send={send} />
          ))}
        </div>
      </div>
      <TypingLine conversationId={conversation.id} />
      {isAtEnd ? null : <ToTheEnd onClick={toEnd} isNew={conversation.unreadCount > 0} />}
    </div>
  )
}

/** Who sends something sees it, wherever they have read: what became of it stands below it. */
function useShowOwn(sent: string | undefined, jumpToEnd: () => void) {
  // What was refused earlier and waits since is no reason to leave the unread part.
  const [atOpening] = useState(sent)
  const show = useEffectEvent(jumpToEnd)
  useEffect(() => {
    if (sent !== undefined && sent !== atOpening) show()
  }, [sent, atOpening])
}

function ToTheEnd({ onClick, isNew }: { onClick: () => void; isNew: boolean }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="absolute bottom-3 left-1/2 flex h-7 -translate-x-1/2 animate-rise items-center gap-1.5 rounded-full border border-border bg-card px-3 text-sm font-medium shadow-raised hover:border-border-strong"
    >
      <ArrowDown aria-hidden className="size-3.5" />
      {isNew ? 'New messages' : 'Newest'}
    </button>
  )
}
