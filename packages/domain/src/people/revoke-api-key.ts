import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'

/** Holds from the very next request. */
export async function revokeApiKey(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'api-key:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ people }) => {
    if (!(await people.revokeApiKey(id, ctx.clock.now()))) throw notFound('api-key')
  })
}
