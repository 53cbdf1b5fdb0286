import type { ApiKey } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'

export async function listApiKeys(ctx: Context): Promise<ApiKey[]> {
  permit(ctx, 'api-key:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ people }) => await people.listApiKeys())
}
