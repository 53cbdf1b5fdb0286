import type { Monitor, MonitorVersion } from '@hubbub/contracts'
import type { CarriedMonitor } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { seesMonitor } from './may-monitor.ts'

const DAY_MS = 86_400_000
export const aDayAgo = ({ clock }: Pick<Context, 'clock'>) => new Date(clock.now().getTime() - DAY_MS)

export async function listMonitors(ctx: Context): Promise<Monitor[]> {
  permit(ctx, 'monitor:read')
  const all = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ monitors }) => await monitors.list(aDayAgo(ctx)),
  )
  return all.filter((monitor) => sees(ctx, monitor))
}

export async function getMonitor(ctx: Context, id: string): Promise<Monitor> {
  permit(ctx, 'monitor:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await seenMonitor(ctx, repositories, id),
  )
}

export async function listMonitorVersions(ctx: Context, id: string): Promise<MonitorVersion[]> {
  permit(ctx, 'monitor:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await seenMonitor(ctx, repositories, id)
    return await repositories.monitors.versions(id)
  })
}

export async function exportMonitors(ctx: Context): Promise<CarriedMonitor[]> {
  const all = await listMonitors(ctx)
  return all.map(({ name, kind, query, lists, examples }) => ({ name, kind, query, lists, examples }))
}

async function seenMonitor(ctx: Context, { monitors }: Repositories, id: string): Promise<Monitor> {
  const monitor = await monitors.find(id, aDayAgo(ctx))
  if (monitor === null || !sees(ctx, monitor)) throw notFound('monitor')
  return monitor
}

const sees = (ctx: Context, { owner, ...monitor }: Monitor) =>
  seesMonitor(ctx.caller, { ...monitor, ownerId: owner?.id ?? null })
