import { cn } from '#lib/cn.ts'
import { clockTime } from '#lib/time/day-label.ts'
import { exactTime } from '#lib/time/time-ago.ts'

export const MessageTime = ({ at, className }: { at: string; className?: string }) => (
  <time dateTime={at} title={exactTime(at)} className={cn('shrink-0 text-xs text-muted tabular', className)}>
    {clockTime(at)}
  </time>
)
