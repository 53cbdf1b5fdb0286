import type { Team } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'

export async function listTeams(ctx: Context): Promise<Team[]> {
  permit(ctx, 'team:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ people }) => await people.listTeams())
}
