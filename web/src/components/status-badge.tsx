import type { ConversationStatus } from '@hubbub/contracts'
import { CircleCheck, CircleDot, CirclePause, Clock, OctagonAlert } from 'lucide-react'
import { Badge } from '#components/badge.tsx'
import { statusWords } from '#lib/conversations/words.ts'

export const statusIcons = {
  open: CircleDot,
  pending: CirclePause,
  snoozed: Clock,
  resolved: CircleCheck,
  spam: OctagonAlert,
} as const satisfies Record<ConversationStatus, unknown>

export function StatusBadge({ status, className }: { status: ConversationStatus; className?: string }) {
  const Icon = statusIcons[status]
  return (
    <Badge tone={status} {...(className && { className })}>
      <Icon aria-hidden />
      <span>{statusWords[status]}</span>
    </Badge>
  )
}
