import type { Message } from '@hubbub/contracts'
import { CalendarClock, ChevronDown, Pencil, Send } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useReschedule } from '../actions/use-reschedule.ts'
import { useTakeBack } from '../actions/use-take-back.ts'
import { TimeDialog } from './snooze-dialog.tsx'
import { SnoozeItems } from './snooze-items.tsx'

export interface ScheduledBarProps {
  message: Message
  notBefore: string
  conversationId: string
}

/** A reply that leaves later: when, and what can still be done about it. */
export function ScheduledBar({ message, notBefore, conversationId }: ScheduledBarProps) {
  const { can, member } = useSession()
  const [choosesTime, setChoosesTime] = useState(false)
  const reschedule = useReschedule(message.id)
  const takeBack = useTakeBack(conversationId)
  const isOwn = message.author.id === member.id
  const isBusy = reschedule.isPending || takeBack.isPending
  return (
    <footer className="flex flex-wrap items-center gap-1.5 rounded-b-lg border-t border-border px-3.5 py-1.5 text-sm">
      <CalendarClock aria-hidden className="size-4 shrink-0 text-status-snoozed" />
      <span className="min-w-0 flex-1 basis-40 tabular">Will be sent {exactTime(notBefore)}</span>
      {can('message:send') ? (
        <>
          <Button size="sm" variant="ghost" disabled={isBusy} onClick={() => takeBack.mutate(message)}>
            <Pencil aria-hidden /> {isOwn ? 'Edit' : 'Cancel'}
          </Button>
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <Button size="sm" variant="ghost" disabled={isBusy}>
                Change time <ChevronDown aria-hidden />
              </Button>
            </DropdownMenuTrigger>
            <DropdownMenuContent align="end">
              <DropdownMenuItem onSelect={() => reschedule.mutate(null)}>
                <Send /> Send now
              </DropdownMenuItem>
              <DropdownMenuSeparator />
              <SnoozeItems
                onSnooze={(at) => reschedule.mutate(at)}
                onChooseTime={() => setChoosesTime(true)}
              />
            </DropdownMenuContent>
          </DropdownMenu>
          <TimeDialog
            open={choosesTime}
            onOpenChange={setChoosesTime}
            title="Send later"
            description="It waits on the server, and can be changed or taken back until then."
            submit="Send then"
            onChosen={(at) => reschedule.mutate(at)}
          />
        </>
      ) : null}
    </footer>
  )
}
