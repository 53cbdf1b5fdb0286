import type { Label } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'

export async function listLabels(ctx: Context): Promise<Label[]> {
  permit(ctx, 'label:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ settings }) => await settings.listLabels())
}
