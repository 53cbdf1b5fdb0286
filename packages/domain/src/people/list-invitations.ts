import type { Invitation } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'

export async function listInvitations(ctx: Context): Promise<Invitation[]> {
  permit(ctx, 'member:write')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ people }) => await people.listInvitations(ctx.clock.now()),
  )
}
