import type { Quarantined } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'

export async function listQuarantined(
  ctx: Context,
  page: { limit: number; after: unknown },
): Promise<{ items: Quarantined[]; next: unknown }> {
  permit(ctx, 'system:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ system }) => await system.listQuarantined(page),
  )
}

/** As it came. It may hold what only its conversation's people should read, so it takes more than looking at the system. */
export async function getQuarantinedRaw(ctx: Context, id: string): Promise<Uint8Array> {
  permit(ctx, 'quarantine:write')
  const raw = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ system }) => await system.quarantinedRaw(id),
  )
  if (raw === null) throw notFound('quarantined')
  return raw
}

/** Has the original read again by a worker. */
export async function retryQuarantined(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'quarantine:write')
  const there = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ system }) => await system.isQuarantined(id),
  )
  if (!there) throw notFound('quarantined')
  await ctx.signals.quarantineRetry({ workspaceId: ctx.workspaceId, quarantineId: id })
}
