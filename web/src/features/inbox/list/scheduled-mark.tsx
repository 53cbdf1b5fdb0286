import { CalendarClock } from 'lucide-react'
import { timeAhead } from '#lib/time/time-ahead.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'

/** A clock, and when the next reply leaves that waits for its time. */
export function ScheduledMark({ at }: { at: string }) {
  return (
    <time
      dateTime={at}
      title={`A reply will be sent ${exactTime(at)}`}
      className="inline-flex shrink-0 items-center gap-1 text-xs text-muted tabular"
    >
      <CalendarClock aria-hidden className="size-3.5 text-status-snoozed" />
      <span className="sr-only">Will be sent </span>
      {timeAhead(at, useNow())}
    </time>
  )
}
