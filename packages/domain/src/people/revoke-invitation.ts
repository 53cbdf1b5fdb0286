import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'

export async function revokeInvitation(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'member:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ people }) => {
    if (!(await people.revokeInvitation(id, ctx.clock.now()))) throw notFound('invitation')
  })
}
