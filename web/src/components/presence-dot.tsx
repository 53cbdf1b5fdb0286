import type { Availability } from '@hubbub/contracts'
import { cn } from '#lib/cn.ts'

/** Three shapes as well as three colours: full, half and hollow. */
const looks = {
  online: 'bg-online',
  away: 'border-2 border-away bg-[linear-gradient(90deg,var(--away)_50%,transparent_50%)]',
  offline: 'border-2 border-offline bg-transparent',
} satisfies Record<Availability, string>

export function PresenceDot({ availability, className }: { availability: Availability; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn('inline-block size-2.5 shrink-0 rounded-full', looks[availability], className)}
    />
  )
}
