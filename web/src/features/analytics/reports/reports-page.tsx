import type { Report } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FileChartColumn, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page } from '#components/page.tsx'
import { Row, Rows } from '#components/rows.tsx'
import { Switch } from '#components/switch.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useChange } from '#lib/use-change.ts'
import { PolicyDialog } from './policy-dialog.tsx'
import { rhythmWords, runTones, runWords } from './report-words.ts'
import { reportsKey, reportsQuery } from './reports.queries.ts'

/** Dashboards that are sent by a rhythm. */
export function ReportsPage() {
  const { workspace, can } = useSession()
  const query = useQuery(reportsQuery(workspace.id))
  const [asks, setAsks] = useState(false)
  const create = can('report:write') ? (
    <Button variant="primary" asChild>
      <Link to="/reports/new">New report</Link>
    </Button>
  ) : undefined
  return (
    <Page
      title="Reports"
      back={{ to: '/analytics', label: 'Analytics' }}
      description="Dashboards as PDF or tables, sent by e-mail when they are due."
      actions={
        <>
          {can('workspace:write') && query.data ? (
            <Button onClick={() => setAsks(true)}>
              <ShieldCheck /> Who may get them
            </Button>
          ) : null}
          {query.data?.items.length ? create : null}
        </>
      }
    >
      <Loaded query={query} what="the reports">
        {({ items, policy }) => (
          <>
            {items.length === 0 ? (
              <EmptyState icon={FileChartColumn} title="Nothing is sent yet" action={create}>
                A report is a dashboard of whole days, made and sent by itself: each morning, each week or
                each month, to members and to others.
              </EmptyState>
            ) : (
              <Rows label="Reports">
                {items.map((report) => (
                  <ReportRow key={report.id} report={report} />
                ))}
              </Rows>
            )}
            {asks ? <PolicyDialog policy={policy} onClose={() => setAsks(false)} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function ReportRow({ report }: { report: Report }) {
  const { workspace, can } = useSession()
  const { act } = useChange(reportsKey(workspace.id))
  const { id, name, dashboard, owner, formats, recipients, enabled, lastRun, nextAt, version } = report
  return (
    <Row
      faded={!enabled}
      title={
        <>
          <Link
            to="/reports/$reportId"
            params={{ reportId: id }}
            className="hover:text-accent hover:underline"
          >
            {name}
          </Link>
          {formats.map((format) => (
            <Badge key={format}>{format.toUpperCase()}</Badge>
          ))}
          {enabled ? null : <Badge tone="warning">Rests</Badge>}
        </>
      }
      detail={
        <>
          {rhythmWords(report)} · {dashboard?.name ?? 'Overview'} ·{' '}
          {recipients.length === 1 ? 'one recipient' : `${recipients.length} recipients`}
          {owner === null ? ' · its owner has left' : ` · ${owner.name}`}
          <span className="mt-0.5 flex flex-wrap items-center gap-x-2">
            {lastRun === null ? (
              'Nothing was sent yet'
            ) : (
              <>
                <Badge tone={runTones[lastRun.state]}>{runWords[lastRun.state]}</Badge>{' '}
                <TimeAgo at={lastRun.at} />
                {lastRun.error === null ? null : <span className="text-danger">{lastRun.error}</span>}
              </>
            )}
            {nextAt === null ? null : <span>Next: {exactTime(nextAt)}</span>}
          </span>
        </>
      }
      actions={
        can('report:write') ? (
          <Switch
            checked={enabled}
            aria-label={`${name} is sent`}
            onCheckedChange={(on) =>
              act(
                async () => await api.workspace(workspace.id).reports.update(id, { enabled: on }, version),
                on ? `“${name}” is sent again` : `“${name}” rests`,
              )
            }
          />
        ) : null
      }
    />
  )
}
