import type { Participant } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Users } from 'lucide-react'
import { Avatar } from '#components/avatar.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '#components/popover.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { participantsQuery } from '#lib/queries/participants.query.ts'
import { useSession } from '#lib/session.ts'
import { partWords } from './part-words.ts'

/** Who takes part, by what the thread says: how many, and behind it who and how. */
export function Participants({ conversationId }: { conversationId: string }) {
  const { workspace } = useSession()
  const items = useQuery(participantsQuery(workspace.id, conversationId)).data?.items ?? []
  if (items.length === 0) return null
  const words = items.length === 1 ? '1 participant' : `${items.length} participants`
  return (
    <Popover>
      <PopoverTrigger
        aria-label={words}
        title={words}
        className="inline-flex h-6 shrink-0 items-center gap-1 rounded-sm px-1 tabular hover:bg-hover hover:text-foreground data-[state=open]:bg-hover"
      >
        <Users aria-hidden className="size-3.5" />
        {items.length}
      </PopoverTrigger>
      <PopoverContent aria-label="Participants" className="p-1.5">
        <ul className="flex flex-col">
          {items.map((participant) => (
            <Row key={participant.id} participant={participant} />
          ))}
        </ul>
      </PopoverContent>
    </Popover>
  )
}

function Row({ participant: { id, name, parts, lastAt } }: { participant: Participant }) {
  const { member } = useSession()
  return (
    <li className="flex items-center gap-2 px-1.5 py-1">
      <Avatar name={name} size="sm" />
      <span className="min-w-0 flex-1 leading-tight">
        <span className="block truncate font-medium">{id === member.id ? `${name} (you)` : name}</span>
        <span className="block truncate text-sm text-muted">{partWords(parts)}</span>
      </span>
      <span className="shrink-0 text-xs text-muted">
        <TimeAgo at={lastAt} />
      </span>
    </li>
  )
}
