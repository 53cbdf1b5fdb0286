import type { SavedView } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import { requireOwner } from './require-owner.ts'

export async function listViews(ctx: Context): Promise<SavedView[]> {
  permit(ctx, 'view:read')
  const memberId = requireOwner(ctx)
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ views }) => await views.list(memberId, ctx.caller.teamIds),
  )
}
