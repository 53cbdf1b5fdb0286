import type { ChannelKind } from '@hubbub/contracts'
import { type LucideIcon, Mail } from 'lucide-react'
import { cn } from '#lib/cn.ts'

const icons = { email: Mail } satisfies Record<ChannelKind, LucideIcon>
export const channelKindWords = { email: 'E-mail' } satisfies Record<ChannelKind, string>

export function ChannelIcon({
  kind,
  name,
  className,
}: {
  kind: ChannelKind
  name?: string
  className?: string
}) {
  const Icon = icons[kind]
  const words = name ? `${channelKindWords[kind]}: ${name}` : channelKindWords[kind]
  return (
    <span title={words} className={cn('inline-flex shrink-0 text-muted', className)}>
      <Icon aria-hidden className="size-3.5" />
      <span className="sr-only">{words}</span>
    </span>
  )
}
