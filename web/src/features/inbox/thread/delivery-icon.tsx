import type { Delivery } from '@hubbub/contracts'
import { Check, CheckCheck, CircleAlert, CircleHelp, Clock, type LucideIcon } from 'lucide-react'
import { cn } from '#lib/cn.ts'
import { type DeliveryMark, deliveryWords } from '#lib/messages/delivery-words.ts'

const looks = {
  clock: { icon: Clock, tone: 'text-muted' },
  tick: { icon: Check, tone: 'text-muted' },
  ticks: { icon: CheckCheck, tone: 'text-success' },
  failed: { icon: CircleAlert, tone: 'text-danger' },
  uncertain: { icon: CircleHelp, tone: 'text-warning' },
  none: null,
} as const satisfies Record<DeliveryMark, { icon: LucideIcon; tone: string } | null>

export function DeliveryIcon({ delivery }: { delivery: Delivery }) {
  const { mark, text, detail } = deliveryWords(delivery)
  const look = looks[mark]
  if (!look) return null
  return (
    <span title={detail ? `${text}: ${detail}` : text} className={cn('inline-flex', look.tone)}>
      <look.icon aria-hidden className="size-4" />
      <span className="sr-only">{text}</span>
    </span>
  )
}
