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
import { exactTime } from '#lib/time/time-ago.ts'
import { TimeDialog } from './time-dialog.tsx'
import { TimeItems } from './time-items.tsx'

export interface ScheduledBarProps {
  notBefore: string
  isOwn: boolean
  isBusy: boolean
  /** Whether one may change it. */
  can: boolean
  onEdit: () => void
  /** Null: now. */
  onReschedule: (at: Date | null) => void
}

/** What leaves later: when, and what can still be done about it. */
export function ScheduledBar({ notBefore, isOwn, isBusy, can, onEdit, onReschedule }: ScheduledBarProps) {
  const [choosesTime, setChoosesTime] = useState(false)
  return (
    <footer className="flex flex-wrap items-center gap-1.5 rounded-b-lg border-t border-border px-3.5 py-1.5 text-sm">
      <CalendarClock aria-hidden className="size-4 shrink-0 text-status-snoozed" />
      <span className="min-w-0 flex-1 basis-40 tabular">Will be sent {exactTime(notBefore)}</span>
      {can ? (
        <>
          <Button size="sm" variant="ghost" disabled={isBusy} onClick={onEdit}>
            <Pencil aria-hidden /> {isOwn ? 'Edit' : 'Cancel'}
          </Button>
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <Button size="sm" variant="ghost" disabled={isBusy}>
                Change time <ChevronDown aria-hidden />
              </Button>
            </DropdownMenuTrigger>
            <DropdownMenuContent align="end">
              <DropdownMenuItem onSelect={() => onReschedule(null)}>
                <Send /> Send now
              </DropdownMenuItem>
              <DropdownMenuSeparator />
              <TimeItems onChosen={onReschedule} onChooseTime={() => setChoosesTime(true)} />
            </DropdownMenuContent>
          </DropdownMenu>
          <TimeDialog
            open={choosesTime}
            onOpenChange={setChoosesTime}
            title="Send later"
            description="It waits on the server, and can be changed or taken back until then."
            submit="Send then"
            onChosen={onReschedule}
          />
        </>
      ) : null}
    </footer>
  )
}
