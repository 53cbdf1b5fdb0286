import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { BellRing } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { SeverityBadge } from '#components/severity-badge.tsx'
import { ownAlertsQuery } from '#lib/escalation/escalations.query.ts'
import { severityWords } from '#lib/escalation/severity-words.ts'
import { useEscalation } from '#lib/escalation/use-escalation.ts'
import { useSession } from '#lib/session.ts'

const order = Object.keys(severityWords)

/** On every page: that one is told of something nobody has taken yet. */
export function AlertStrip() {
  const { workspace } = useSession()
  const act = useEscalation()
  const onAlerts = useLocation({ select: ({ pathname }) => pathname.startsWith('/alerts') })
  const alerts = useQuery(ownAlertsQuery(workspace.id)).data ?? []
  const waiting = alerts
    .filter(({ escalation: { state } }) => state === 'open' || state === 'exhausted')
    .toSorted((a, b) => order.indexOf(a.escalation.severity) - order.indexOf(b.escalation.severity))
  const [first] = waiting
  if (first === undefined || onAlerts) return null
  const { id, title, severity, state } = first.escalation
  return (
    <div
      role="alert"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-danger/30 bg-danger-soft px-4 py-1.5 text-danger"
    >
      <BellRing aria-hidden className="size-4 shrink-0" />
      <SeverityBadge severity={severity} />
      <span className="min-w-0 flex-1 basis-40 truncate font-medium text-foreground">
        {state === 'exhausted' ? `Nobody answered: ${title}` : title}
      </span>
      {waiting.length > 1 ? <span className="text-sm">and {waiting.length - 1} more</span> : null}
      <span className="flex items-center gap-1.5">
        <Button size="sm" asChild>
          <Link to="/alerts/$escalationId" params={{ escalationId: id }}>
            Look
          </Link>
        </Button>
        <Button size="sm" variant="primary" onClick={() => void act(id, 'acknowledge')}>
          Acknowledge
        </Button>
      </span>
    </div>
  )
}
