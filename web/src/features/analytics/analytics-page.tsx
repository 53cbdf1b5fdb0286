import type { CountedMonitor } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChartSpline, FileChartColumn, Lock, Radar } from 'lucide-react'
import { useState } from 'react'
import { buttonStyles } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page } from '#components/page.tsx'
import { useSession } from '#lib/session.ts'
import { countedMonitorsQuery } from './analytics.queries.ts'
import { DashboardBar } from './dashboard-bar.tsx'
import { DrillSheet } from './drill-sheet.tsx'
import type { Drill, PanelContext } from './panel-context.ts'
import { PanelGrid } from './panel-grid.tsx'
import { useDashboard } from './use-dashboard.ts'

/** What was said of whom, how much, how it was meant and by whom. */
export function AnalyticsPage() {
  const { can, workspace } = useSession()
  const monitors = useQuery({ ...countedMonitorsQuery(workspace.id), enabled: can('mention:read') })
  if (!can('mention:read')) {
    return (
      <Page title="Analytics">
        <EmptyState icon={Lock} title="Not for your role">
          Whoever may read mentions sees here what they come to.
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page
      wide
      title="Analytics"
      description="What your monitors matched. Click on any figure for the mentions behind it."
      actions={
        <>
          {can('report:read') ? (
            <Link to="/reports" className={buttonStyles({})}>
              <FileChartColumn /> Reports
            </Link>
          ) : null}
          {can('channel:read') ? (
            <Link to="/coverage" className={buttonStyles({})}>
              <Radar /> Coverage
            </Link>
          ) : null}
        </>
      }
    >
      <Loaded query={monitors} what="the monitors" empty={<NothingYet />}>
        {(data) => <Dashboards monitors={data} />}
      </Loaded>
    </Page>
  )
}

function NothingYet() {
  const { can } = useSession()
  return (
    <EmptyState
      icon={ChartSpline}
      title="Nothing is listened for yet"
      action={
        can('monitor:write') ? (
          <Link to="/monitors/new" className={buttonStyles({ variant: 'primary' })}>
            New monitor
          </Link>
        ) : null
      }
    >
      Charts are made of what monitors match. As soon as there is a monitor for your brand, what was said of
      it stands here, also what was said before.
    </EmptyState>
  )
}

function Dashboards({ monitors }: { monitors: readonly CountedMonitor[] }) {
  const { workspace } = useSession()
  const state = useDashboard(monitors)
  const [drill, setDrill] = useState<Drill | null>(null)
  const { compared, focus, span, layout, draft, arrange } = state
  if (focus === null) return null
  const context: PanelContext = {
    workspaceId: workspace.id,
    monitors: compared,
    focus,
    span,
    onDrill: setDrill,
  }
  return (
    <>
      <DashboardBar state={state} monitors={monitors} />
      <PanelGrid
        layout={layout.panels}
        context={context}
        onArrange={draft === null ? null : (panels) => arrange({ ...draft, panels })}
      />
      <DrillSheet drill={drill} onClose={() => setDrill(null)} />
    </>
  )
}
