import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { retireRule } from '../sentiment/manage-rules.ts'
import { seesMonitor } from './may-monitor.ts'
import { monitorEvent } from './monitor-event.ts'

/**
 * Nothing is matched by it any more, and nobody sees it; what it matched is taken away by the worker. Its phrase rules go
 * with it: what they had decided counts again as it would without them.
 */
export async function deleteMonitor(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'monitor:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ matches, monitors, sentiment, events }) => {
    await sentiment.lockRules()
    await matches.change()
    const current = await monitors.lock(id)
    if (current === null || !seesMonitor(ctx.caller, current)) throw notFound('monitor')
    for (const rule of await sentiment.rulesOf(id))
      await events.append([await retireRule(ctx, sentiment, rule)])
    const version = await monitors.retire(id, ctx.clock.now())
    await events.append([
      monitorEvent({ ...current, version }, { actor: ctx.caller.actor, trace: ctx.trace }),
    ])
  })
}
