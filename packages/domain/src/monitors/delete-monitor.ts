import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { seesMonitor } from './may-monitor.ts'
import { monitorEvent } from './monitor-event.ts'

/** Nothing is matched by it any more, and nobody sees it; what it matched is taken away by the worker. */
export async function deleteMonitor(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'monitor:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ matches, monitors, events }) => {
    await matches.change()
    const current = await monitors.lock(id)
    if (current === null || !seesMonitor(ctx.caller, current)) throw notFound('monitor')
    const version = await monitors.retire(id, ctx.clock.now())
    await events.append([
      monitorEvent({ ...current, version }, { actor: ctx.caller.actor, trace: ctx.trace }),
    ])
  })
}
