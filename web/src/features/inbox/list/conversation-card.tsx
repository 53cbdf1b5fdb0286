import type { Conversation } from '@hubbub/contracts'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { SelectAvatar } from '#components/select-avatar.tsx'
import { cn } from '#lib/cn.ts'
import { shortTime } from '#lib/time/short-time.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'
import { CardFoot } from './card-foot.tsx'
import { PreviewLine } from './preview-line.tsx'

export const CARD_HEIGHT = 82

export interface CardProps {
  conversation: Conversation
  isOpen: boolean
  isSelected: boolean
  /** Whether anything is selected, so that checkboxes are shown everywhere. */
  isSelecting: boolean
  onToggle: (id: string, range: boolean) => void
}

/** One conversation in the list; it shows, and all that it does is open and select. */
export const ConversationCard = memo(function ConversationCard(props: CardProps) {
  const { conversation, isOpen, isSelected, isSelecting } = props
  const isUnread = conversation.unreadCount > 0
  return (
    <div
      className={cn(
        'group relative flex h-full gap-2.5 border-b border-border px-2.5 py-2 transition-colors hover:bg-hover',
        isOpen && 'bg-selected hover:bg-selected',
        isSelected && 'bg-accent-soft hover:bg-accent-soft',
      )}
    >
      {isUnread ? <span aria-hidden className="absolute inset-y-0 left-0 w-0.75 bg-accent" /> : null}
      <SelectAvatar
        name={conversation.contact.name}
        label={`Select #${conversation.number}, ${conversation.contact.name}`}
        isSelected={isSelected}
        isSelecting={isSelecting}
        onToggle={(range) => props.onToggle(conversation.id, range)}
      />
      <Link
        to="/inbox/$conversationId"
        params={{ conversationId: conversation.id }}
        search={openSearch}
        preload={false}
        data-row={conversation.id}
        aria-current={isOpen ? 'page' : undefined}
        onClick={(event) => {
          if (!event.shiftKey || !isSelecting) return
          event.preventDefault()
          props.onToggle(conversation.id, true)
        }}
        className="flex min-w-0 flex-1 flex-col justify-between rounded-sm outline-offset-4"
      >
        <CardHead conversation={conversation} isUnread={isUnread} />
        <PreviewLine conversation={conversation} isUnread={isUnread} />
        <CardFoot conversation={conversation} />
      </Link>
    </div>
  )
})

const openSearch = <T extends { message?: string | undefined }>(before: T): T => ({
  ...before,
  message: undefined,
})

function CardHead({ conversation, isUnread }: { conversation: Conversation; isUnread: boolean }) {
  const { contact, channel, lastActivityAt } = conversation
  return (
    <span className="flex items-center gap-1.5">
      <span className={cn('truncate', isUnread ? 'font-semibold' : 'font-medium')}>{contact.name}</span>
      <ChannelIcon kind={channel.kind} name={channel.name} />
      {isUnread ? <span className="sr-only">, unread</span> : null}
      <time
        dateTime={lastActivityAt}
        title={exactTime(lastActivityAt)}
        className={cn(
          'ml-auto shrink-0 text-xs tabular',
          isUnread ? 'font-medium text-accent' : 'text-muted',
        )}
      >
        {shortTime(lastActivityAt, useNow())}
      </time>
    </span>
  )
}
