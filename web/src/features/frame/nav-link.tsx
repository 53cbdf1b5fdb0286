import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CountBadge } from '#components/badge.tsx'
import { Tooltip } from '#components/tooltip.tsx'
import { cn } from '#lib/cn.ts'

export type NavLinkProps = Pick<LinkProps, 'to' | 'search' | 'activeOptions'> & {
  label: string
  icon: ReactNode
  count?: number
  /** The count asks for somebody now. */
  strong?: boolean
  /** Leave out to let the address decide. */
  active?: boolean
  /** Only the icon; the words move into a tooltip. */
  rail: boolean
  onNavigate?: (() => void) | undefined
}

const base =
  'flex h-7.5 items-center gap-2 rounded-md px-2 transition-colors hover:bg-hover hover:text-foreground [&_svg]:size-4 [&_svg]:shrink-0'
const other = 'text-muted'
const current = 'bg-selected font-medium text-foreground [&_svg]:text-accent'

export function NavLink({ label, icon, count = 0, strong, active, rail, onNavigate, ...link }: NavLinkProps) {
  const element = (
    <Link
      {...link}
      preload={false}
      {...(onNavigate ? { onClick: onNavigate } : {})}
      aria-current={active ? 'page' : undefined}
      activeProps={{ className: active === undefined ? current : '' }}
      inactiveProps={{ className: active === undefined ? other : '' }}
      className={cn(
        base,
        active !== undefined && (active ? current : other),
        rail && 'relative h-9 justify-center px-0',
      )}
    >
      {icon}
      <span className={rail ? 'sr-only' : 'min-w-0 flex-1 truncate'}>{label}</span>
      <CountBadge
        count={count}
        strong={strong ?? false}
        className={cn(rail && 'absolute top-0 right-0 min-w-0 px-0.5 text-[0.625rem] leading-4')}
      />
    </Link>
  )
  return rail ? (
    <Tooltip label={label} side="right">
      {element}
    </Tooltip>
  ) : (
    element
  )
}
