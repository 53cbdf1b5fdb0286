import type { Monitor } from '@hubbub/contracts'
import { Badge } from '#components/badge.tsx'

/** Whether it listens, and how far the past has been looked through. */
export function MonitorState({ monitor }: { monitor: Pick<Monitor, 'enabled' | 'state' | 'progress'> }) {
  const { enabled, state, progress } = monitor
  if (state === 'matching')
    return (
      <Badge tone="info" role="status">
        Looking through the past{percentOf(progress)}
      </Badge>
    )
  return enabled ? null : <Badge tone="warning">Paused</Badge>
}

function percentOf({ looked, of }: Monitor['progress']): string {
  if (of === null || of === 0) return ''
  return ` ${Math.min(99, Math.floor((looked / of) * 100))} %`
}
