import { CalendarClock, CircleCheck, CirclePause, Clock, Send } from 'lucide-react'
import { useState } from 'react'
import {
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
} from '#components/dropdown-menu.tsx'
import { SplitButton } from '#components/send/split-button.tsx'
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
    <>
      <SplitButton
        disabled={disabled}
        className="max-sm:ml-auto"
        onClick={() => sending.send()}
        more="More ways to send"
        menu={
          <>
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
          </>
        }
      >
        <Send aria-hidden />
        {sending.isUploading ? 'Uploading…' : 'Send'}
      </SplitButton>
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
    </>
  )
}
