import type { OnCallSchedule, Shift } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CalendarClock } from 'lucide-react'
import { Badge } from '#components/badge.tsx'
import { SwapRequests } from '#components/on-call/swap-requests.tsx'
import { schedulesQuery } from '#lib/escalation/escalations.query.ts'
import { useSession } from '#lib/session.ts'
import { timeIn } from '#lib/time/time-in.ts'
import { useDirectory } from '#lib/use-directory.ts'

/** Whose turn it is now and next, where alerts arrive: whoever is on call sees that they are. */
export function OnCallNow() {
  const { workspace, can } = useSession()
  const { data: schedules = [] } = useQuery({ ...schedulesQuery(workspace.id), enabled: can('on-call:read') })
  if (schedules.length === 0) return null
  return (
    <section aria-label="Who is on call" className="mb-5 space-y-2">
      {schedules.map((schedule) => (
        <div key={schedule.id} className="space-y-2">
          <ScheduleLine schedule={schedule} />
          <SwapRequests schedule={schedule} />
        </div>
      ))}
    </section>
  )
}

function ScheduleLine({ schedule: { name, now, next, timeZone } }: { schedule: OnCallSchedule }) {
  const { member } = useSession()
  const { everybody } = useDirectory()
  const nameOf = ({ memberId }: Shift) =>
    memberId === member.id
      ? 'you'
      : (everybody.find(({ id }) => id === memberId)?.name ?? 'somebody who is gone')
  const isOwn = now?.memberId === member.id
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border border-border bg-card px-4 py-2.5">
      <CalendarClock aria-hidden className="size-4 shrink-0 text-muted" />
      <p className="min-w-0 flex-1 basis-64 text-pretty break-words">
        {isOwn ? <Badge tone="success">You are on call</Badge> : null}
        {isOwn ? ' ' : null}
        <Link to="/settings/escalation" className="font-medium hover:underline">
          {name}
        </Link>
        {': '}
        {now === null ? 'nobody is on call' : `${nameOf(now)} until ${timeIn(timeZone, now.to)}`}
        {next === null ? '' : `, then ${nameOf(next)}${gapOf(now, next, timeZone)}`}
        <span className="text-sm text-muted"> ({timeZone})</span>
      </p>
    </div>
  )
}

/** Said only where nobody is on call between the two. */
const gapOf = (now: Shift | null, next: Shift, timeZone: string) =>
  now?.to === next.from ? '' : ` from ${timeIn(timeZone, next.from)}`
