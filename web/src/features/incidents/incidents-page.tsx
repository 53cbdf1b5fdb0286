import type { Incident } from '@hubbub/contracts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { CalendarClock, Flame, Plus, Siren } from 'lucide-react'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { OpenIncidentDialog } from '#components/crisis/open-incident-dialog.tsx'
import { StartDrillDialog } from '#components/drill/start-drill-dialog.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Page } from '#components/page.tsx'
import { PagedCard } from '#components/paged-rows.tsx'
import { SeverityBadge } from '#components/severity-badge.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { drillQuery } from '#lib/drill/drill.query.ts'
import { incidentStateWords, stateTones } from '#lib/incidents/incident-words.ts'
import { type IncidentList, incidentsQuery } from '#lib/incidents/incidents.query.ts'
import { useSession } from '#lib/session.ts'
import { IncidentTabs } from './incident-tabs.tsx'

/** What people carry to its end. */
export function IncidentsPage() {
  const { workspace, can } = useSession()
  const search = useSearch({ from: '/_app/incidents/' })
  const at = search.show ?? 'open'
  const list = at === 'over' && search.overdue === true ? 'overdue' : at
  const drill = useQuery(drillQuery(workspace.id)).data ?? null
  const query = useInfiniteQuery(incidentsQuery(workspace.id, list))
  return (
    <Page
      title="Incidents"
      description="Alerts of one thing together, whose they are, and what is next."
      actions={
        <>
          {can('escalation:write') && drill === null ? (
            <StartDrillDialog
              trigger={
                <Button>
                  <Siren /> Start a drill
                </Button>
              }
            />
          ) : null}
          {can('incident:write') ? (
            <OpenIncidentDialog
              trigger={
                <Button>
                  <Plus /> Open an incident
                </Button>
              }
            />
          ) : null}
        </>
      }
    >
      <IncidentTabs at={at} />
      {at === 'over' ? (
        <Button asChild className="mb-3">
          <Link to="/incidents" search={{ show: 'over', ...(list === 'over' && { overdue: true as const }) }}>
            <CalendarClock /> {list === 'over' ? 'Only those with overdue actions' : 'Show all that are over'}
          </Link>
        </Button>
      ) : null}
      <PagedCard
        query={query}
        what="the incidents"
        label="Incidents"
        empty={
          <EmptyState icon={Flame} title={emptyTitles[list]}>
            {list === 'mine'
              ? 'An incident that you own stands here until it is over, and each with a task or an action that is left for you.'
              : 'An alert that is severe opens an incident, and whatever is found of the same thing meanwhile joins it. You can open one by hand, too.'}
          </EmptyState>
        }
      >
        {(incident) => <IncidentRow key={incident.id} incident={incident} />}
      </PagedCard>
    </Page>
  )
}

const emptyTitles = {
  open: 'Nothing is on',
  mine: 'Nothing is left for you',
  over: 'Nothing was on yet',
  overdue: 'Nothing is overdue',
} satisfies Record<IncidentList, string>

function ActionsLeft({ open, overdue }: { open: number; overdue: number }) {
  if (overdue > 0)
    return <Badge tone="danger">{overdue === 1 ? 'One action overdue' : `${overdue} actions overdue`}</Badge>
  if (open > 0) return <span>{open === 1 ? 'One action open' : `${open} actions open`}</span>
  return null
}

function IncidentRow({ incident }: { incident: Incident }) {
  const { id, number, title, severity, state, owner, nextStep, alerts, openedAt, score, mergedInto } =
    incident
  const { openActions, overdueActions } = incident
  return (
    <li className="flex items-center gap-4 px-4 py-3">
      <div className="min-w-0 flex-1">
        <Link
          to="/incidents/$incidentId"
          params={{ incidentId: id }}
          className="font-medium break-words hover:underline"
        >
          <span className="text-muted">#{number}</span> {title}
        </Link>
        <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
          <SeverityBadge severity={severity} />
          <Badge tone={stateTones[state]}>{incidentStateWords[state]}</Badge>
          {mergedInto === null ? null : <span>went into #{mergedInto.number}</span>}
          <span>{owner === null ? 'Nobody has it' : owner.name}</span>
          <span>{alerts === 1 ? 'One alert' : `${alerts} alerts`}</span>
          <TimeAgo at={openedAt} />
          <ActionsLeft open={openActions} overdue={overdueActions} />
        </div>
        {nextStep === '' ? null : <p className="mt-1 text-sm break-words">Next: {nextStep}</p>}
      </div>
      {score === null ? null : (
        <div className="shrink-0 text-right">
          <div className="text-lg font-semibold tabular">{Math.round(score.score)}</div>
          <div className="text-xs text-muted">of 100</div>
        </div>
      )}
    </li>
  )
}
