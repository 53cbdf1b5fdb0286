import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Siren } from 'lucide-react'
import { EscalationState } from '#components/escalation-state.tsx'
import { SeverityBadge } from '#components/severity-badge.tsx'
import { escalationsOfQuery } from '#lib/escalation/escalations.query.ts'
import { useSession } from '#lib/session.ts'

/** Above the thread: that people are being told of this conversation, and who has it. */
export function PagedLine({ conversationId }: { conversationId: string }) {
  const { workspace, can } = useSession()
  const query = escalationsOfQuery(workspace.id, 'conversation', conversationId)
  const [escalation] = useQuery({ ...query, enabled: can('escalation:read') }).data ?? []
  if (escalation === undefined) return null
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-b border-border bg-card px-4 py-1.5">
      <Siren aria-hidden className="size-4 text-muted" />
      <SeverityBadge severity={escalation.severity} />
      <Link
        to="/alerts/$escalationId"
        params={{ escalationId: escalation.id }}
        className="min-w-0 flex-1 basis-32 truncate font-medium hover:underline"
      >
        {escalation.title}
      </Link>
      <EscalationState escalation={escalation} />
    </div>
  )
}
