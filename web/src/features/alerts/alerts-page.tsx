import type { Escalation } from '@hubbub/contracts'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { BellRing, CheckCheck } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { EscalationState } from '#components/escalation-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page } from '#components/page.tsx'
import { PagedCard } from '#components/paged-rows.tsx'
import { Rows } from '#components/rows.tsx'
import { SeverityBadge } from '#components/severity-badge.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { api } from '#lib/api.ts'
import { cn } from '#lib/cn.ts'
import { escalationsQuery, ownAlertsQuery } from '#lib/escalation/escalations.query.ts'
import { useEscalation } from '#lib/escalation/use-escalation.ts'
import { useSession } from '#lib/session.ts'
import { AlertTabs } from './alert-tabs.tsx'
import { OnCallNow } from './on-call-now.tsx'

/** What one was told of, and, for who answers for the workspace, what anybody was. */
export function AlertsPage() {
  const { workspace, can } = useSession()
  const all = useSearch({ from: '/_app/alerts/' }).who === 'all' && can('escalation:read')
  const own = useQuery(ownAlertsQuery(workspace.id)).data ?? []
  const queryClient = useQueryClient()
  const unseen = own.filter(({ seen }) => !seen)
  const see = async () => {
    await api.workspace(workspace.id).escalations.seen()
    await queryClient.invalidateQueries({ queryKey: ['own-alerts', workspace.id] })
  }
  return (
    <Page
      title="Alerts"
      description="What needs somebody now, who was told of it, and who has it."
      actions={
        unseen.length === 0 ? null : (
          <Button onClick={() => void see()}>
            <CheckCheck /> Mark all as seen
          </Button>
        )
      }
    >
      <AlertTabs at={all ? 'all' : 'own'} unseen={unseen.length} />
      <OnCallNow />
      {all ? <AllAlerts /> : <OwnAlerts />}
    </Page>
  )
}

function OwnAlerts() {
  const { workspace } = useSession()
  return (
    <Loaded
      query={useQuery(ownAlertsQuery(workspace.id))}
      what="your alerts"
      empty={
        <EmptyState icon={BellRing} title="Nothing needs you">
          When you are on call, or somebody pages you, it stands here. How else you are told is in your{' '}
          <Link to="/settings/notifications" className="text-accent underline">
            notifications
          </Link>
          .
        </EmptyState>
      }
    >
      {(alerts) => (
        <Rows label="Your alerts">
          {alerts.map(({ escalation, toldAt, seen }) => (
            <AlertRow key={escalation.id} escalation={escalation} at={toldAt} fresh={!seen} />
          ))}
        </Rows>
      )}
    </Loaded>
  )
}

function AllAlerts() {
  const { workspace } = useSession()
  const query = useInfiniteQuery(escalationsQuery(workspace.id))
  return (
    <PagedCard
      query={query}
      what="the alerts"
      label="Everybody’s alerts"
      empty={
        <EmptyState icon={BellRing} title="Nobody was told of anything yet">
          Page somebody from a conversation’s menu, and the whole course of it stands here.
        </EmptyState>
      }
    >
      {(escalation) => (
        <AlertRow key={escalation.id} escalation={escalation} at={escalation.startedAt} fresh={false} />
      )}
    </PagedCard>
  )
}

function AlertRow({ escalation, at, fresh }: { escalation: Escalation; at: string; fresh: boolean }) {
  const act = useEscalation()
  const { id, title, severity, state } = escalation
  return (
    <li className={cn('flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3', fresh && 'bg-accent-soft/40')}>
      <div className="min-w-0 flex-1 basis-60">
        <Link
          to="/alerts/$escalationId"
          params={{ escalationId: id }}
          className={cn('block break-words hover:underline', fresh ? 'font-semibold' : 'font-medium')}
        >
          {title}
          {fresh ? <span className="sr-only"> (new)</span> : null}
        </Link>
        <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
          <SeverityBadge severity={severity} />
          <EscalationState escalation={escalation} />
          <TimeAgo at={at} />
        </div>
      </div>
      {state === 'open' || state === 'exhausted' ? (
        <Button size="sm" variant="primary" onClick={() => void act(id, 'acknowledge')}>
          Acknowledge
        </Button>
      ) : null}
    </li>
  )
}
