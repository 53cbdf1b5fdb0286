import { exactTime, timeAgo } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'

/** How long ago, with the exact time on hover. */
export function TimeAgo({ at, className }: { at: string; className?: string }) {
  return (
    <time dateTime={at} title={exactTime(at)} className={className}>
      {timeAgo(at, useNow())}
    </time>
  )
}
