import type { Member } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'

/** Everybody, those who left included, for their names stand under what they wrote. */
export async function listMembers(ctx: Context): Promise<Member[]> {
  permit(ctx, 'member:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ people }) => await people.listMembers())
}
