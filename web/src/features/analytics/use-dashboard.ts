import {
  type CountedMonitor,
  type Dashboard,
  type DashboardLayout,
  monitorKindOrder,
  overviewLayout,
} from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useSession } from '#lib/session.ts'
import { useNow } from '#lib/time/use-now.ts'
import { dashboardsQuery } from './analytics.queries.ts'
import type { AnalyticsSearch } from './search.ts'
import { spanOf } from './span.ts'

const route = getRouteApi('/_app/analytics')
/** As many as can be told apart, and as many as the server counts at once. */
const MOST_MONITORS = 12

/** What is shown: a kept dashboard or the overview, with what the address and an unkept arrangement say. */
export function useDashboard(monitors: readonly CountedMonitor[]) {
  const { workspace } = useSession()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [draft, setDraft] = useState<DashboardLayout | null>(null)
  const dashboards = useQuery(dashboardsQuery(workspace.id)).data ?? []
  const dashboard: Dashboard | null = dashboards.find(({ id }) => id === search.dashboard) ?? null
  const layout = draft ?? dashboard?.layout ?? overviewLayout
  const ordered = monitors.toSorted(
    (a, b) => monitorKindOrder.indexOf(a.kind) - monitorKindOrder.indexOf(b.kind),
  )
  const chosen = layout.monitorIds.flatMap((id) => ordered.find((monitor) => monitor.id === id) ?? [])
  const compared = (chosen.length > 0 ? chosen : ordered).slice(0, MOST_MONITORS)
  const focus = ordered.find(({ id }) => id === search.monitorId) ?? compared[0] ?? null
  const days = search.days ?? layout.days
  const change = (next: AnalyticsSearch) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true })
  return {
    dashboards,
    dashboard,
    layout,
    compared,
    focus,
    days,
    span: spanOf(days, useNow()),
    /** Null while nobody arranges. */
    draft,
    arrange: setDraft,
    change,
    show: (id: string | undefined) => {
      setDraft(null)
      void navigate({ search: { dashboard: id } })
    },
  }
}
export type DashboardState = ReturnType<typeof useDashboard>
