import type { DeadLetter } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'

export async function listDeadLetters(
  ctx: Context,
  page: { limit: number; after: unknown },
): Promise<{ items: DeadLetter[]; next: unknown }> {
  permit(ctx, 'system:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ system }) => await system.listDeadLetters(page),
  )
}

export async function discardDeadLetter(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'dead-letter:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ system, events }) => {
    if (!(await system.markDiscarded(id, ctx.clock.now()))) throw notFound('dead-letter')
    await events.append([
      {
        type: 'dead-letter.updated',
        subjectId: id,
        version: 1,
        actor: ctx.caller.actor,
        trace: ctx.trace,
        data: { discarded: true },
      },
    ])
  })
}
