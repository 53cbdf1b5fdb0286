import { CalendarClock, ChevronDown, CircleCheck, CirclePause, Clock, Send } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { TimeItems } from '#components/send/time-items.tsx'
import { TimeDialog } from '#components/send/time-dialog.tsx'
import type { ComposerSending } from './use-composer-send.ts'

/** Sends; beside it the other ways to send. */
export function SendButton({ sending, stopped }: { sending: ComposerSending; stopped: boolean }) {
  const disabled = stopped || !sending.canSend
  const [asks, setAsks] = useState<'schedule' | 'snooze' | null>(null)
  const snooze = (until: Date) => sending.send({ then: 'snooze', snoozedUntil: until.toISOString() })
  const schedule = (at: Date) => sending.send({ sendAt: at.toISOString() })
  return (
    <div className="flex max-sm:ml-auto">
      <Button
        variant="primary"
        disabled={disabled}
        className="rounded-r-none focus-visible:z-10"
        onClick={() => sending.send()}
      >
        <Send aria-hidden />
        {sending.isUploading ? 'Uploading…' : 'Send'}
      </Button>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            variant="primary"
            disabled={disabled}
            aria-label="More ways to send"
            className="-ml-px rounded-l-none border-l border-l-on-accent/25 px-1.5"
          >
            <ChevronDown aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" side="top">
          <DropdownMenuItem onSelect={() => sending.send({ then: 'resolve' })}>
            <CircleCheck /> Send and resolve
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => sending.send({ then: 'pending' })}>
            <CirclePause /> Send and set to pending
          </DropdownMenuItem>
          <DropdownMenuSub>
            <DropdownMenuSubTrigger>
              <Clock /> Send and snooze
            </DropdownMenuSubTrigger>
            <DropdownMenuSubContent>
              <TimeItems onChosen={snooze} onChooseTime={() => setAsks('snooze')} />
            </DropdownMenuSubContent>
          </DropdownMenuSub>
          <DropdownMenuSeparator />
          <DropdownMenuSub>
            <DropdownMenuSubTrigger>
              <CalendarClock /> Send later
            </DropdownMenuSubTrigger>
            <DropdownMenuSubContent>
              <TimeItems onChosen={schedule} onChooseTime={() => setAsks('schedule')} />
            </DropdownMenuSubContent>
          </DropdownMenuSub>
        </DropdownMenuContent>
      </DropdownMenu>
      <TimeDialog
        open={asks !== null}
        onOpenChange={(open) => !open && setAsks(null)}
        title={asks === 'snooze' ? 'Send, and snooze until' : 'Send later'}
        description={
          asks === 'snooze'
            ? 'It comes back by itself then, or as soon as the customer writes.'
            : 'It waits on the server, and can be changed or taken back until then.'
        }
        submit={asks === 'snooze' ? 'Send and snooze' : 'Send then'}
        onChosen={asks === 'snooze' ? snooze : schedule}
      />
    </div>
  )
}
