import type { Channel, ChannelHealth } from '@hubbub/contracts'
import {
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleStop,
  Clock,
  KeyRound,
  type LucideIcon,
  TriangleAlert,
  VolumeX,
} from 'lucide-react'
import { Badge, type BadgeTone } from '#components/badge.tsx'
import { clockTime } from '#lib/time/day-label.ts'

const looks = {
  connecting: { tone: 'neutral', icon: CircleDashed, word: 'Connecting' },
  connected: { tone: 'success', icon: CircleCheck, word: 'Connected' },
  delayed: { tone: 'warning', icon: Clock, word: 'Delayed' },
  'needs-sign-in': { tone: 'danger', icon: KeyRound, word: 'Needs sign-in' },
  stopped: { tone: 'danger', icon: CircleStop, word: 'Stopped by its budget' },
  quiet: { tone: 'warning', icon: VolumeX, word: 'Unusually quiet' },
  failing: { tone: 'danger', icon: TriangleAlert, word: 'Failing' },
} satisfies Record<ChannelHealth, { tone: BadgeTone; icon: LucideIcon; word: string }>

const paused = { tone: 'neutral', icon: CirclePause, word: 'Paused' } as const

/** How a channel is doing, in a word, a sign and a colour. */
export function HealthBadge({ channel }: { channel: Pick<Channel, 'health' | 'enabled' | 'delayedUntil'> }) {
  const { tone, icon: Icon, word } = channel.enabled ? looks[channel.health] : paused
  const until = channel.enabled && channel.health === 'delayed' ? channel.delayedUntil : null
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {word}
      {until === null ? null : ` until ${clockTime(until)}`}
    </Badge>
  )
}
