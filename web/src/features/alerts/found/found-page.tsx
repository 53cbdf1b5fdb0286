import type { Alert } from '@hubbub/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Telescope } from 'lucide-react'
import { Badge } from '#components/badge.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Page } from '#components/page.tsx'
import { PagedCard } from '#components/paged-rows.tsx'
import { SeverityBadge } from '#components/severity-badge.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { foundAlertsQuery } from '#lib/alerts/alerts.query.ts'
import { markTones, markWords } from '#lib/alerts/alert-words.ts'
import { useSession } from '#lib/session.ts'
import { AlertTabs } from '../alert-tabs.tsx'

/** What rules found, the newest first. */
export function FoundPage() {
  const { workspace } = useSession()
  const { ruleId } = useSearch({ from: '/_app/alerts/found/' })
  const query = useInfiniteQuery(foundAlertsQuery(workspace.id, ruleId))
  return (
    <Page title="Alerts" description="What the rules found, whoever was told of it, and what it was worth.">
      <AlertTabs at="found" />
      <PagedCard
        query={query}
        what="what was found"
        label="Found"
        empty={
          <EmptyState icon={Telescope} title="Nothing was found yet">
            Rules look every five minutes. What they find stands here with its reasons.
          </EmptyState>
        }
      >
        {(alert) => <FoundRow key={alert.id} alert={alert} />}
      </PagedCard>
    </Page>
  )
}

function FoundRow({ alert }: { alert: Alert }) {
  const { id, title, severity, ruleName, at, marks, heldUntil, muted, reasons } = alert
  const why = reasons.map(({ sentence }) => sentence).join('; ')
  return (
    <li className="px-4 py-3">
      <Link
        to="/alerts/found/$alertId"
        params={{ alertId: id }}
        className="font-medium break-words hover:underline"
      >
        {title}
      </Link>
      {title.endsWith(why) ? null : <p className="line-clamp-2 text-sm text-muted">{why}</p>}
      <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
        <SeverityBadge severity={severity} />
        {heldUntil === null ? null : <Badge tone="info">Quiet hours</Badge>}
        {muted ? <Badge>Muted: nobody was told</Badge> : null}
        {[...new Set(marks.map(({ mark }) => mark))].map((mark) => (
          <Badge key={mark} tone={markTones[mark]}>
            {markWords[mark]}
          </Badge>
        ))}
        <span>{ruleName}</span>
        <TimeAgo at={at} />
      </div>
    </li>
  )
}
