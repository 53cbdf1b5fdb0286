import type { AlertSight } from '@hubbub/contracts'
import { EyeOff, Hourglass } from 'lucide-react'
import { Badge } from '#components/badge.tsx'
import { Callout } from '#components/callout.tsx'
import { exactTime } from '#lib/time/time-ago.ts'

const looks = {
  waiting: { word: 'Waits', tone: 'info', icon: Hourglass, says: 'It waits' },
  blind: {
    word: 'Blind',
    tone: 'danger',
    icon: EyeOff,
    says: 'It sees nothing now: that nothing fires does not mean that nothing happens',
  },
  partly: { word: 'Sees part', tone: 'warning', icon: EyeOff, says: 'It sees only a part of what is said' },
} as const satisfies Record<AlertSight['kind'], unknown>

export function SightBadge({ sight }: { sight: AlertSight | null }) {
  if (sight === null) return null
  const { word, tone, icon: Icon } = looks[sight.kind]
  return (
    <Badge tone={tone} title={sight.reason}>
      <Icon aria-hidden /> {word}
    </Badge>
  )
}

/** Why a rule sees nothing, or not all. */
export function SightCallout({ sight }: { sight: AlertSight | null }) {
  if (sight === null) return null
  return (
    <Callout
      tone={sight.kind === 'waiting' ? 'info' : 'warning'}
      title={looks[sight.kind].says}
      className="mb-4"
    >
      {sight.reason}, since <time dateTime={sight.since}>{exactTime(sight.since)}</time>.
    </Callout>
  )
}
