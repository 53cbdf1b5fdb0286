import type { Conversation } from '@hubbub/contracts'
import { Check, ChevronDown, CirclePause, RotateCcw, SkipForward } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { SnoozeDialog } from './snooze-dialog.tsx'
import { TimeItems } from '#components/send/time-items.tsx'
import { useConversationActions } from './use-conversation-actions.ts'

export interface ResolveButtonProps {
  conversation: Conversation
  snoozing: boolean
  onSnoozing: (open: boolean) => void
}

/** The one thing most often done with a conversation, and beside it the other ways to put it aside. */
export function ResolveButton({ conversation, snoozing, onSnoozing }: ResolveButtonProps) {
  const actions = useConversationActions(conversation)
  const [choosesTime, setChoosesTime] = useState(false)
  const isDone = conversation.status === 'resolved' || conversation.status === 'spam'
  return (
    <div className="flex shrink-0">
      <Button
        variant={isDone ? 'secondary' : 'primary'}
        className="rounded-r-none px-2.5 focus-visible:z-10"
        aria-keyshortcuts={isDone ? 'z' : 'e'}
        onClick={isDone ? actions.reopen : actions.resolve}
      >
        {isDone ? <RotateCcw aria-hidden /> : <Check aria-hidden />}
        <span className="max-sm:sr-only">{isDone ? 'Reopen' : 'Resolve'}</span>
      </Button>
      <DropdownMenu open={snoozing} onOpenChange={onSnoozing}>
        <DropdownMenuTrigger asChild>
          <Button
            variant={isDone ? 'secondary' : 'primary'}
            aria-label="More ways to put this aside"
            className="-ml-px rounded-l-none border-l border-l-on-accent/25 px-1.5"
          >
            <ChevronDown aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="min-w-72">
          {isDone ? null : (
            <DropdownMenuItem keys={['⇧', 'E']} onSelect={actions.resolveAndNext}>
              <SkipForward /> Resolve and next
            </DropdownMenuItem>
          )}
          {conversation.status === 'open' ? null : (
            <DropdownMenuItem keys={['Z']} onSelect={actions.reopen}>
              <RotateCcw /> Reopen
            </DropdownMenuItem>
          )}
          {conversation.status === 'pending' ? null : (
            <DropdownMenuItem onSelect={actions.pend}>
              <CirclePause /> Wait for the customer (pending)
            </DropdownMenuItem>
          )}
          <DropdownMenuSeparator />
          <DropdownMenuLabel>Snooze</DropdownMenuLabel>
          <TimeItems onChosen={actions.snooze} onChooseTime={() => setChoosesTime(true)} />
        </DropdownMenuContent>
      </DropdownMenu>
      <SnoozeDialog open={choosesTime} onOpenChange={setChoosesTime} onSnooze={actions.snooze} />
    </div>
  )
}
