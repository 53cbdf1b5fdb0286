import type { Conversation } from '@hubbub/contracts'
import { PanelRight } from 'lucide-react'
import { Avatar } from '#components/avatar.tsx'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { toast } from '#components/toast.tsx'
import { Tooltip } from '#components/tooltip.tsx'
import { exactTime } from '#lib/time/time-ago.ts'
import { useSession } from '#lib/session.ts'
import { BackToList } from './back-to-list.tsx'
import { MoreMenu } from './more-menu.tsx'
import { Participants } from './participants.tsx'
import { ResolveButton } from './resolve-button.tsx'
import { ViewersHere } from './viewers-here.tsx'
import { conversationTitle } from '#lib/conversation-title.ts'

export interface ThreadHeaderProps {
  conversation: Conversation
  detailsShown: boolean
  onToggleDetails: () => void
  snoozing: boolean
  onSnoozing: (open: boolean) => void
}

export function ThreadHeader({ conversation, detailsShown, onToggleDetails, ...snooze }: ThreadHeaderProps) {
  const { can } = useSession()
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-2.5 border-b border-border bg-background py-1.5 pr-2 pl-3 lg:pl-4">
      <BackToList className="-ml-1.5" />
      <Avatar name={conversation.contact.name} className="max-sm:hidden" />
      <Title conversation={conversation} />
      <ViewersHere conversationId={conversation.id} />
      {can('conversation:write') ? <ResolveButton conversation={conversation} {...snooze} /> : null}
      <MoreMenu conversation={conversation} />
      <IconButton
        label={detailsShown ? 'Hide details' : 'Show details'}
        aria-pressed={detailsShown}
        onClick={onToggleDetails}
      >
        <PanelRight />
      </IconButton>
    </header>
  )
}

function Title({ conversation }: { conversation: Conversation }) {
  const { id, contact, channel, number, status, snoozedUntil } = conversation
  const title = conversationTitle(conversation)
  const copyNumber = async () => {
    await navigator.clipboard.writeText(`#${number}`)
    toast.success(`#${number} copied`)
  }
  return (
    <div className="min-w-0 flex-1">
      <div className="flex items-center gap-2">
        <h1 className="truncate text-base font-semibold">{contact.name}</h1>
        <ChannelIcon kind={channel.kind} name={channel.name} />
        {/* On a phone there is only room for its icon. */}
        <StatusBadge
          status={status}
          className="shrink-0 max-sm:size-5 max-sm:justify-center max-sm:px-0 max-sm:[&>span]:sr-only"
        />
        {status === 'snoozed' && snoozedUntil ? (
          <span className="truncate text-xs text-muted max-md:hidden">until {exactTime(snoozedUntil)}</span>
        ) : null}
      </div>
      <div className="flex items-center gap-1.5 text-sm text-muted">
        <Tooltip label="Copy the number">
          <button
            type="button"
            onClick={() => void copyNumber()}
            className="shrink-0 rounded-sm tabular hover:text-foreground"
          >
            #{number}
          </button>
        </Tooltip>
        <span aria-hidden>·</span>
        <span className="truncate" title={title}>
          {title}
        </span>
        <Participants conversationId={id} />
      </div>
    </div>
  )
}
