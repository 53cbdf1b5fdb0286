import type { Availability } from '@hubbub/contracts'
import { cn } from '#lib/cn.ts'
import { hueOf, initials } from '#lib/initials.ts'

const sizes = {
  xs: 'size-5 text-[0.5625rem]',
  sm: 'size-6 text-[0.625rem]',
  md: 'size-8 text-xs',
  lg: 'size-12 text-lg',
} as const

const presence = { online: 'bg-online', away: 'bg-away', offline: 'bg-offline' } satisfies Record<
  Availability,
  string
>

export interface AvatarProps {
  name: string
  size?: keyof typeof sizes
  /** Shows a dot; its word must stand beside the avatar or in a tooltip. */
  availability?: Availability | undefined
  className?: string
}

/** Decoration: the name itself stands beside it. */
export function Avatar({ name, size = 'md', availability, className }: AvatarProps) {
  return (
    <span aria-hidden className={cn('relative inline-flex shrink-0', className)}>
      <span
        className={cn(
          'grid place-items-center rounded-full bg-[oklch(0.92_0.045_var(--hue))] font-semibold tracking-wide text-[oklch(0.38_0.09_var(--hue))] dark:bg-[oklch(0.36_0.055_var(--hue))] dark:text-[oklch(0.9_0.05_var(--hue))]',
          sizes[size],
        )}
        style={{ '--hue': hueOf(name) }}
      >
        {initials(name)}
      </span>
      {availability ? (
        <span
          className={cn(
            'absolute -right-0.5 -bottom-0.5 size-2.5 rounded-full border-2 border-card',
            presence[availability],
          )}
        />
      ) : null}
    </span>
  )
}
