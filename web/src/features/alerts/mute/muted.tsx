import type { AlertMute, AlertRule } from '@hubbub/contracts'
import { BellOff } from 'lucide-react'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { alertRulesKey } from '#lib/alerts/alerts.query.ts'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { timeAhead } from '#lib/time/time-ahead.ts'
import { useNow } from '#lib/time/use-now.ts'
import { useChange } from '#lib/use-change.ts'

/** It ends by itself, also on a page that is left open. */
const useStanding = (mute: AlertMute | null) => {
  const now = useNow()
  return mute !== null && Date.parse(mute.until) > now ? mute : null
}

export function MuteBadge({ mute }: { mute: AlertMute | null }) {
  const now = useNow()
  const standing = useStanding(mute)
  if (standing === null) return null
  return (
    <Badge tone="warning" title={`${standing.by}: ${standing.reason}`}>
      <BellOff aria-hidden /> Muted until {timeAhead(standing.until, now)}
    </Badge>
  )
}

/** Until when a rule tells nobody, who wanted that, and why. */
export function MuteCallout({ rule: { id, name, mute } }: { rule: Pick<AlertRule, 'id' | 'name' | 'mute'> }) {
  const { workspace, can } = useSession()
  const { act } = useChange(alertRulesKey(workspace.id))
  const standing = useStanding(mute)
  if (standing === null) return null
  const { until, by, at, reason } = standing
  return (
    <Callout tone="warning" title={`Muted until ${exactTime(until)}`} className="mb-4">
      <p className="break-words">
        By {by}, <TimeAgo at={at} />: {reason}
      </p>
      <p>It looks on and lists what it finds; nobody is told of it.</p>
      {can('alert-rule:write') ? (
        <Button
          size="sm"
          className="mt-2"
          onClick={() =>
            act(
              async () => await api.workspace(workspace.id).alerts.unmuteRule(id),
              `“${name}” tells people again`,
            )
          }
        >
          End the mute now
        </Button>
      ) : null}
    </Callout>
  )
}
