import type { Monitor } from '@hubbub/contracts'
import type { CarriedMonitor } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { MonitorSettings } from '../ports/monitor-settings.ts'
import type { Repositories } from '../ports/store.ts'
import { expectExamples, readWhole } from './check-query.ts'
import { checkMonitorSharing, expectBrand } from './may-monitor.ts'
import { monitorEvent } from './monitor-event.ts'
import { aDayAgo } from './read-monitors.ts'

/** From now on what comes is matched by it; what is stored, by the worker. */
export async function createMonitor(ctx: Context, input: MonitorSettings): Promise<Monitor> {
  permit(ctx, 'monitor:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await repositories.matches.change()
    return await addMonitor(ctx, repositories, input)
  })
}

/** All of them or none; those whose names are taken stay as they are. */
export async function importMonitors(
  ctx: Context,
  carried: readonly CarriedMonitor[],
): Promise<{ created: Monitor[]; skipped: string[] }> {
  permit(ctx, 'monitor:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await repositories.matches.change()
    const taken = await repositories.monitors.names()
    const created: Monitor[] = []
    const skipped: string[] = []
    for (const one of carried) {
      const name = one.name.toLowerCase()
      if (taken.has(name)) skipped.push(one.name)
      else created.push(await addMonitor(ctx, repositories, { ...one, ...plain }))
      taken.add(name)
    }
    return { created, skipped }
  })
}

const plain = { brandId: null, enabled: true, sharing: 'workspace', teamId: null } as const

async function addMonitor(
  ctx: Context,
  repositories: Repositories,
  input: MonitorSettings,
): Promise<Monitor> {
  const { asks } = readWhole(input)
  expectExamples(input.query, input.examples)
  await expectBrand(repositories, input.brandId)
  const ownerId = ctx.caller.memberId
  const teamId = await checkMonitorSharing(repositories, { ...input, ownerId })
  const id = ctx.ids.next()
  await repositories.monitors.insert(
    id,
    { ...input, teamId, asks, ownerId, queryVersion: 1, rematch: { madeBy: ownerId } },
    ctx.clock.now(),
  )
  const monitor = await repositories.monitors.find(id, aDayAgo(ctx))
  if (monitor === null) throw notFound('monitor')
  await repositories.events.append([
    monitorEvent({ ...monitor, ownerId }, { actor: ctx.caller.actor, trace: ctx.trace }),
  ])
  return monitor
}
