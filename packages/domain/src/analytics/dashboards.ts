import { AppError, type Dashboard } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { DashboardChange } from '../ports/analytics.ts'
import type { Repositories } from '../ports/store.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'
import { hasView, mayChangeView } from '../rules/view-access.ts'
import { checkSharing } from '../views/check-sharing.ts'
import { requireOwner } from '../views/require-owner.ts'

/** Dashboards are kept and shared as views are. */
export async function listDashboards(ctx: Context): Promise<Dashboard[]> {
  permit(ctx, 'view:read')
  const memberId = requireOwner(ctx)
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ dashboards }) => await dashboards.list(memberId, ctx.caller.teamIds),
  )
}

export async function createDashboard(ctx: Context, input: DashboardChange): Promise<Dashboard> {
  permit(ctx, 'view:write')
  const ownerId = requireOwner(ctx)
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const teamId = await checkSharing(ctx, repositories, input)
    const made = await repositories.dashboards.insert({ ...input, id: ctx.ids.next(), ownerId, teamId })
    await repositories.events.append([dashboardEvent(ctx, made, [made])])
    return made
  })
}

export interface UpdateDashboard {
  id: string
  change: { [K in keyof DashboardChange]?: DashboardChange[K] | undefined }
  expectedVersion: number | null
}

export async function updateDashboard(
  ctx: Context,
  { id, change, expectedVersion }: UpdateDashboard,
): Promise<Dashboard> {
  permit(ctx, 'view:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const current = await mustChange(ctx, repositories, id)
    expectVersion('dashboard', expectedVersion, current.version)
    const { name = current.name, layout = current.layout, sharing = current.sharing } = change
    const wanted = change.teamId === undefined ? current.teamId : change.teamId
    const isShared = change.sharing !== undefined || change.teamId !== undefined
    const teamId = isShared ? await checkSharing(ctx, repositories, { sharing, teamId: wanted }) : wanted
    const after = await repositories.dashboards.update(id, { name, layout, sharing, teamId })
    await repositories.events.append([dashboardEvent(ctx, after, [current, after])])
    return after
  })
}

export async function deleteDashboard(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'view:write')
  await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const current = await mustChange(ctx, repositories, id)
    await repositories.dashboards.delete(id)
    await repositories.events.append([dashboardEvent(ctx, { id, version: current.version + 1 }, [current])])
  })
}

async function mustChange(
  ctx: Context,
  { dashboards }: Pick<Repositories, 'dashboards'>,
  id: string,
): Promise<Dashboard> {
  const dashboard = await dashboards.lock(id)
  if (dashboard === null || !hasView(ctx.caller, dashboard)) throw notFound('dashboard')
  if (mayChangeView(ctx.caller, dashboard)) return dashboard
  throw new AppError({
    code: 'dashboard.not_yours',
    kind: 'forbidden',
    message: 'Only its owner and those who may share views change this one',
  })
}

/** Told to its owner alone while it is private. */
function dashboardEvent(
  ctx: Context,
  subject: Pick<Dashboard, 'id' | 'version'>,
  states: readonly Pick<Dashboard, 'owner' | 'sharing'>[],
) {
  const [first] = states
  const isPrivate = states.every(({ sharing }) => sharing === 'private')
  const audience = { assigneeId: null, teamId: null, onlyMemberId: first?.owner.id ?? null }
  return changeEvent(ctx, 'dashboard.updated', subject, isPrivate ? { audience } : {})
}
