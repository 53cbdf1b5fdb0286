import type { EscalationDetail } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EscalationState } from '#components/escalation-state.tsx'
import { Section } from '#components/page.tsx'
import { escalationQuery, lastEscalationOfQuery } from '#lib/escalation/escalations.query.ts'
import { useSession } from '#lib/session.ts'

/** Who was told of it, and whether it reached them. */
export function Reached({ incidentId, className = 'mb-4' }: { incidentId: string; className?: string }) {
  const { workspace, can } = useSession()
  const list = useQuery({
    ...lastEscalationOfQuery(workspace.id, 'incident', incidentId),
    enabled: can('escalation:read'),
  })
  const last = list.data?.[0]
  const detail = useQuery({
    ...escalationQuery(workspace.id, last?.id ?? ''),
    enabled: last !== undefined,
  }).data
  return (
    <Section fill title="Who was reached" className={className}>
      {detail === undefined ? (
        <p className="text-sm text-muted">
          {list.isLoading || last !== undefined ? 'Loading…' : 'Nobody was told of it by a policy.'}
        </p>
      ) : (
        <>
          <p className="flex flex-wrap items-center gap-2">
            <EscalationState escalation={detail} />
            <Link
              to="/alerts/$escalationId"
              params={{ escalationId: detail.id }}
              className="text-sm text-accent hover:underline"
            >
              The whole course
            </Link>
          </p>
          <ul className="mt-2 space-y-1 text-sm">
            {peopleOf(detail).map(({ name, says }) => (
              <li key={name} className="flex justify-between gap-3">
                <span className="min-w-0 truncate">{name}</span>
                <span className="shrink-0 text-muted">{says}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

function peopleOf({ notices }: EscalationDetail) {
  return [...Map.groupBy(notices, ({ member }) => member.id).values()].map((own) => {
    const outside = own.filter(({ way }) => way !== 'in-app')
    const sent = outside.filter(({ state }) => state === 'sent').length
    const failed = outside.filter(({ state }) => state === 'failed').length
    const seen = own.some(({ seenAt }) => seenAt !== null)
    const says = [
      seen ? 'seen' : 'not seen',
      ...(sent > 0 ? [`${sent} sent`] : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
    ].join(', ')
    return { name: own[0]?.member.name ?? '', says }
  })
}
