import type { CountedMonitor } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'

/** The monitors that are asked for, in that order; not found where the caller has not all of them. */
export async function findMonitors(
  ctx: Pick<Context, 'caller'>,
  { analytics }: Pick<Repositories, 'analytics'>,
  ids: readonly string[],
): Promise<CountedMonitor[]> {
  permit(ctx, 'mention:read')
  const found = new Map((await analytics.monitors(ids, ctx.caller)).map((monitor) => [monitor.id, monitor]))
  return [...new Set(ids)].map((id) => {
    const monitor = found.get(id)
    if (monitor === undefined) throw notFound('monitor')
    return monitor
  })
}

/** All that the caller has. */
export async function listCountedMonitors(ctx: Context): Promise<CountedMonitor[]> {
  permit(ctx, 'mention:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ analytics }) => await analytics.monitors(null, ctx.caller),
  )
}
