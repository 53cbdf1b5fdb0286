import type { Conversation, Message } from '@hubbub/contracts'
import { whyNotAct } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Eye, EyeOff, SmilePlus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { cn } from '#lib/cn.ts'
import { channelsQuery } from '#lib/queries/channels.query.ts'
import { useSession } from '#lib/session.ts'
import { useActOnMessage } from '../actions/use-act-on-message.ts'
import { isHidden } from '#lib/messages/action-words.ts'
import { useReacting } from './use-reacting.ts'

/** What the network can be asked to do with a post; only what it offers stands here. */
export function PostMenu({ message, conversation }: { message: Message; conversation: Conversation }) {
  const { workspace, can } = useSession()
  const channel = useQuery(channelsQuery(workspace.id)).data?.find(({ id }) => id === conversation.channel.id)
  if (channel === undefined || !can('message:send')) return null
  const open = (kind: Parameters<typeof whyNotAct>[1]) => whyNotAct(message, kind, channel.abilities) === null
  return (
    <>
      <ReactMenu message={message} conversation={conversation} />
      {open('hide') ? <HideButton message={message} /> : null}
      {open('remove') ? <RemoveButton message={message} /> : null}
    </>
  )
}

function ReactMenu({ message, conversation }: { message: Message; conversation: Conversation }) {
  const { signs, standing } = useReacting(message, conversation)
  const act = useActOnMessage(message)
  if (signs.length === 0) return null
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton label="React" size="sm">
          <SmilePlus />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="flex min-w-0 flex-wrap gap-0.5">
        {signs.map((emoji) => {
          const stands = standing.includes(emoji)
          return (
            <DropdownMenuItem
              key={emoji}
              aria-label={stands ? `Take back ${emoji}` : `React with ${emoji}`}
              className={cn('size-9 justify-center px-0 text-lg', stands && 'bg-selected')}
              onSelect={() => act.mutate({ kind: stands ? 'unreact' : 'react', emoji })}
            >
              {emoji}
            </DropdownMenuItem>
          )
        })}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

function HideButton({ message }: { message: Message }) {
  const act = useActOnMessage(message)
  const hidden = isHidden(message.actions)
  return (
    <IconButton
      label={hidden ? 'Show on the network again' : 'Hide on the network'}
      size="sm"
      disabled={act.isPending}
      onClick={() => act.mutate({ kind: hidden ? 'show' : 'hide' })}
    >
      {hidden ? <Eye /> : <EyeOff />}
    </IconButton>
  )
}

function RemoveButton({ message }: { message: Message }) {
  const [asks, setAsks] = useState(false)
  const act = useActOnMessage(message)
  return (
    <>
      <IconButton label="Delete on the network" size="sm" onClick={() => setAsks(true)}>
        <Trash2 />
      </IconButton>
      <AlertDialog
        open={asks}
        onOpenChange={setAsks}
        title="Delete this on the network?"
        description="It disappears there for everybody. Here it stays, marked as deleted. This cannot be undone."
        confirm="Delete"
        danger
        onConfirm={() => act.mutate({ kind: 'remove' })}
      />
    </>
  )
}
