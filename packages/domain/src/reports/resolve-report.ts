import {
  AppError,
  type CountedMonitor,
  type DashboardLayout,
  monitorKindOrder,
  overviewLayout,
} from '@hubbub/contracts'
import type { Caller } from '../context.ts'
import type { KeptReport } from '../ports/reports.ts'
import type { Repositories } from '../ports/store.ts'
import { hasView } from '../rules/view-access.ts'

/** As many as the server counts at once. */
const MOST_MONITORS = 12

export type Viewer = Pick<Caller, 'memberId' | 'teamIds' | 'permissions'>
/** Whose eyes a report is made with: those of its owner, or of anybody where they are gone. */
export async function viewerOf(
  { people }: Pick<Repositories, 'people'>,
  ownerId: string | null,
): Promise<Viewer> {
  const owner = ownerId === null ? null : await people.findMember(ownerId)
  const gone = owner === null || owner.deactivatedAt !== null
  return {
    memberId: gone ? null : owner.id,
    teamIds: gone ? [] : owner.teams.map(({ id }) => id),
    permissions: new Set(['mention:read', 'view:read']),
  }
}

export interface Shown {
  layout: DashboardLayout
  /** What is compared, in the order of the screen. */
  monitors: CountedMonitor[]
  focus: CountedMonitor
}

/** Which monitors a layout shows somebody, as the screen has it. Throws `report.no_monitor` where there is none. */
export async function resolveLayout(
  { analytics }: Pick<Repositories, 'analytics'>,
  viewer: Viewer,
  { layout, monitorId }: { layout: DashboardLayout; monitorId: string | null },
): Promise<Shown> {
  const all = (await analytics.monitors(null, viewer)).toSorted(
    (a, b) => monitorKindOrder.indexOf(a.kind) - monitorKindOrder.indexOf(b.kind),
  )
  const chosen = layout.monitorIds.flatMap((id) => all.find((monitor) => monitor.id === id) ?? [])
  const monitors = (chosen.length > 0 ? chosen : all).slice(0, MOST_MONITORS)
  const focus = all.find(({ id }) => id === monitorId) ?? monitors[0]
  if (focus === undefined)
    throw new AppError({
      code: 'report.no_monitor',
      kind: 'conflict',
      message: 'There is no monitor left that it could tell of',
    })
  return { layout, monitors, focus }
}

/** The dashboard as it is now; as it was last seen where it is gone. */
export async function layoutOf(
  { dashboards }: Pick<Repositories, 'dashboards'>,
  { dashboardId, layout }: Pick<KeptReport, 'dashboardId' | 'layout'>,
): Promise<DashboardLayout> {
  if (dashboardId === null) return layout
  return (await dashboards.lock(dashboardId))?.layout ?? layout
}

/** The layout that a person asks for. Throws `dashboard.not_found` where they do not have it. */
export async function askedLayout(
  { dashboards }: Pick<Repositories, 'dashboards'>,
  caller: Caller,
  dashboardId: string | null,
): Promise<DashboardLayout> {
  if (dashboardId === null) return overviewLayout
  const dashboard = await dashboards.lock(dashboardId)
  if (dashboard === null || !hasView(caller, dashboard))
    throw new AppError({
      code: 'dashboard.not_found',
      kind: 'invalid',
      message: 'There is no such dashboard',
    })
  return dashboard.layout
}
