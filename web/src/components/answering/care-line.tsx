import type { MentionCare } from '@hubbub/contracts'
import { Link } from '@tanstack/react-router'
import { CircleUserRound, Reply, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from '#components/avatar.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { shortTime } from '#lib/time/short-time.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'
import { useSession } from '#lib/session.ts'

/** What the team does about it: where it stands, who has it, and by whom it was answered. */
export function CareLine({ care }: { care: MentionCare }) {
  const { conversationId, number, status } = care
  return (
    <div
      role="group"
      aria-label="What the team does"
      className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-hover px-2.5 py-1.5 text-sm"
    >
      <Link
        to="/inbox/$conversationId"
        params={{ conversationId }}
        search={{ view: 'all', status: 'any' }}
        className="flex items-center gap-1.5 rounded-sm font-medium hover:underline"
      >
        <StatusBadge status={status} />
        <span className="tabular">
          <span className="sr-only">Conversation </span>#{number}
        </span>
      </Link>
      <Assignee care={care} />
      <Answered care={care} />
    </div>
  )
}

function Assignee({ care: { assignee, team } }: { care: MentionCare }) {
  const { member } = useSession()
  if (assignee !== null)
    return (
      <Part icon={<Avatar name={assignee.name} size="xs" />} title={`Assigned to ${assignee.name}`}>
        <span className="sr-only">Assigned to </span>
        {assignee.id === member.id ? 'You' : assignee.name}
      </Part>
    )
  if (team !== null)
    return (
      <Part
        icon={<UsersRound aria-hidden className="size-4 text-muted" />}
        title={`With the team ${team.name}`}
      >
        <span className="sr-only">With the team </span>
        {team.name}
      </Part>
    )
  return (
    <Part icon={<CircleUserRound aria-hidden className="size-4" />} muted>
      Nobody has it
    </Part>
  )
}

function Answered({ care: { answered, conversationId } }: { care: MentionCare }) {
  const now = useNow()
  const { member } = useSession()
  if (answered === null)
    return (
      <Part icon={<Reply aria-hidden className="size-4" />} muted>
        Not answered
      </Part>
    )
  const { by, at, messageId } = answered
  return (
    <Link
      to="/inbox/$conversationId"
      params={{ conversationId }}
      search={{ view: 'all', status: 'any', message: messageId }}
      title={`${exactTime(at)}: to the answer`}
      className="flex min-w-0 items-center gap-1.5 rounded-sm hover:underline"
    >
      <Reply aria-hidden className="size-4 shrink-0 text-success" />
      <span className="truncate">
        Answered{by === null ? '' : ` by ${by.id === member.id ? 'you' : by.name}`}
      </span>
      <time dateTime={at} className="shrink-0 text-muted tabular">
        {shortTime(at, now)}
      </time>
    </Link>
  )
}

function Part({
  icon,
  title,
  muted = false,
  children,
}: {
  icon: ReactNode
  title?: string
  muted?: boolean
  children: ReactNode
}) {
  return (
    <span
      title={title}
      className={muted ? 'flex items-center gap-1.5 text-muted' : 'flex min-w-0 items-center gap-1.5'}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  )
}
