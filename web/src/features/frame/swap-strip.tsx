import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { ArrowLeftRight } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { schedulesQuery } from '#lib/escalation/escalations.query.ts'
import { useSession } from '#lib/session.ts'

/** On every page: that somebody asks one to swap shifts, until one has answered. */
export function SwapStrip() {
  const { workspace, member, can } = useSession()
  const onAlerts = useLocation({ select: ({ pathname }) => pathname.startsWith('/alerts') })
  const { data: schedules = [] } = useQuery({ ...schedulesQuery(workspace.id), enabled: can('on-call:read') })
  const [first] = schedules
    .flatMap(({ swapRequests }) => swapRequests)
    .filter(({ asked, state }) => asked.id === member.id && state === 'asked')
  if (first === undefined || onAlerts) return null
  return (
    <div
      role="status"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-border bg-info-soft px-4 py-1.5"
    >
      <ArrowLeftRight aria-hidden className="size-4 shrink-0 text-info" />
      <span className="min-w-0 flex-1 basis-40 font-medium">{first.asker.name} asks you to swap shifts</span>
      <Button size="sm" asChild>
        <Link to="/alerts">Look and answer</Link>
      </Button>
    </div>
  )
}
