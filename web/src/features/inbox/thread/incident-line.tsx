import type { Conversation } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Flame } from 'lucide-react'
import { SeverityBadge } from '#components/severity-badge.tsx'
import { isOver } from '#lib/incidents/incident-words.ts'
import { conversationIncidentsQuery } from '#lib/incidents/incidents.query.ts'
import { useSession } from '#lib/session.ts'

/** Above the thread: that it is part of something larger, who has that, and what comes next. */
export function IncidentLine({ conversation: { id, version } }: { conversation: Conversation }) {
  const { workspace, can } = useSession()
  const incidents = useQuery(conversationIncidentsQuery(workspace.id, id, version)).data ?? []
  const [incident] = incidents.filter(({ state }) => !isOver(state))
  if (incident === undefined) return null
  const name = `#${incident.number} ${incident.title}`
  return (
    <div
      role="status"
      className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-border bg-card px-4 py-1.5"
    >
      <Flame aria-hidden className="size-4 text-danger" />
      <SeverityBadge severity={incident.severity} />
      <span className="min-w-0 flex-1 basis-48 truncate">
        Part of{' '}
        {can('incident:read') ? (
          <Link
            to="/incidents/$incidentId"
            params={{ incidentId: incident.id }}
            className="font-medium hover:underline"
          >
            {name}
          </Link>
        ) : (
          <span className="font-medium">{name}</span>
        )}
      </span>
      <span className="min-w-0 truncate text-sm text-muted">
        {incident.owner === null ? 'Nobody has it' : `${incident.owner.name} has it`}
        {incident.nextStep === '' ? '' : ` · Next: ${incident.nextStep}`}
      </span>
    </div>
  )
}
