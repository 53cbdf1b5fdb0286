import type { Monitor } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Radar } from 'lucide-react'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page, Section } from '#components/page.tsx'
import { monitorsQuery } from '#lib/queries/monitors.query.ts'
import { useSession } from '#lib/session.ts'
import { kindWords } from './draft.ts'
import { MonitorsMenu } from './monitors-menu.tsx'
import { MonitorState } from './monitor-state.tsx'

/** What is listened for. */
export function MonitorsPage() {
  const { workspace, can } = useSession()
  const query = useQuery(monitorsQuery(workspace.id))
  const create = can('monitor:write') ? (
    <Button variant="primary" asChild>
      <Link to="/monitors/new">New monitor</Link>
    </Button>
  ) : undefined
  return (
    <Page
      title="Monitors"
      description="What you listen for. A message that one of them matches is a mention."
      actions={
        <>
          <MonitorsMenu monitors={query.data ?? []} />
          {query.data?.length ? create : null}
        </>
      }
    >
      <Loaded
        query={query}
        what="the monitors"
        empty={
          <EmptyState icon={Radar} title="Nothing is listened for yet" action={create}>
            A monitor follows your brand, a competitor, a campaign or your trade: say which words, and you see
            at once what was said in the last 30 days. What your channels hear from then on is matched as it
            comes.
          </EmptyState>
        }
      >
        {(monitors) => (
          <Section>
            <ul aria-label="Monitors" className="-my-3.5 divide-y divide-border">
              {monitors.map((monitor) => (
                <MonitorRow key={monitor.id} monitor={monitor} />
              ))}
            </ul>
          </Section>
        )}
      </Loaded>
    </Page>
  )
}

function MonitorRow({ monitor }: { monitor: Monitor }) {
  const { id, name, kind, brand, query, lastDay, sharing } = monitor
  return (
    <li className="flex items-center gap-x-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <Link
            to="/monitors/$monitorId"
            params={{ monitorId: id }}
            className="font-medium break-words hover:text-accent hover:underline"
          >
            {name}
          </Link>
          <Badge>{kindWords[kind]}</Badge>
          {sharing === 'private' ? <Badge>Only me</Badge> : null}
          <MonitorState monitor={monitor} />
        </p>
        <code className="line-clamp-1 text-sm break-all text-muted">{query}</code>
      </div>
      {brand === null ? null : <span className="text-sm text-muted max-sm:hidden">{brand.name}</span>}
      <Link
        to="/mentions"
        search={{ monitorId: id }}
        className="shrink-0 rounded-md px-2 py-1 text-right hover:bg-hover"
        aria-label={`${lastDay} messages of ${name} in the last 24 hours: show them`}
      >
        <span className="block font-semibold tabular">{lastDay.toLocaleString('en')}</span>
        <span className="block text-xs text-muted">last 24 hours</span>
      </Link>
    </li>
  )
}
