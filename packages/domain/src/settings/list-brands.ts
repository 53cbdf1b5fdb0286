import type { Brand } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'

export async function listBrands(ctx: Context): Promise<Brand[]> {
  permit(ctx, 'brand:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ settings }) => await settings.listBrands())
}
